package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(&awscdk.AppProps{
		Context: &map[string]interface{}{
			"@aws-cdk/core:validateAgainstDefaultRules": true,
			// A strong reference to a version would forbid to register the next one in its place.
			"@aws-cdk/core:defaultCrossStackReferences": "weak",
			// Only rules of the same account may send to a queue with a key.
			"@aws-cdk/aws-events:eventsTargetQueueSameAccount": true,
			// Access logs come into a bucket by its policy, not by the legacy ACL.
			"@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
		},
	})
	registry := NewRegistryStack(app, "ModelRegistry", nil)
	NewModelStack(app, "ModelServing", &ModelStackProps{ModelPackage: registry.ModelPackage})
	app.Synth(nil)
}
