package registry;

import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

public final class RegistryApp {
    private RegistryApp() {
    }

    public static void main(final String[] args) {
        App app = new App(AppProps.builder()
                .context(Map.of(
                        "@aws-cdk/core:validateAgainstDefaultRules", true,
                        // A strong reference to a version would forbid to register the next one in its place.
                        "@aws-cdk/core:defaultCrossStackReferences", "weak",
                        // Only rules of the same account may send to a queue with a key.
                        "@aws-cdk/aws-events:eventsTargetQueueSameAccount", true,
                        // Access logs come into a bucket by its policy, not by the legacy ACL.
                        "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true))
                .build());
        RegistryStack registry = new RegistryStack(app, "ModelRegistry");
        new ModelStack(app, "ModelServing", registry.getModelPackage());
        app.synth();
    }
}
