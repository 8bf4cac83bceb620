from aws_cdk import App

from model_stack import ModelStack
from registry_stack import RegistryStack

app = App(
    context={
        "@aws-cdk/core:validateAgainstDefaultRules": True,
        # A strong reference to a version would forbid to register the next one in its place.
        "@aws-cdk/core:defaultCrossStackReferences": "weak",
        # Only rules of the same account may send to a queue with a key.
        "@aws-cdk/aws-events:eventsTargetQueueSameAccount": True,
        # Access logs come into a bucket by its policy, not by the legacy ACL.
        "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": True,
    }
)
registry = RegistryStack(app, "ModelRegistry")
ModelStack(app, "ModelServing", model_package=registry.model_package)
app.synth()
