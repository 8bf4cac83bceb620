from aws_cdk import App

from registry_stack import RegistryStack

app = App()
RegistryStack(app, "ModelRegistry")
app.synth()
