package registry;

import software.amazon.awscdk.App;

public final class RegistryApp {
    private RegistryApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        new RegistryStack(app, "ModelRegistry");
        app.synth();
    }
}
