using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.S3;
using CdkSagemaker.ModelPackages;

// Three accounts: one registers versions, one has the registry and reviews them, one deploys them.
const string region = "eu-west-1";
const string registryAccount = "111122223333";
const string trainingAccount = "222233334444";
const string servingAccount = "333344445555";
const string groupArn = $"arn:aws:sagemaker:{region}:{registryAccount}:model-package-group/tumours";
const string bucketName = "tumour-models-111122223333";

var app = new App();
Stack NewStack(string id, string account) => new(app, id, new StackProps
{
    Env = new Amazon.CDK.Environment { Account = account, Region = region },
});

// The registry: a group that the two others see, each with what it needs.
var registry = NewStack("TumourRegistry", registryAccount);
var models = new Bucket(registry, "Models", new BucketProps { BucketName = bucketName, EnforceSSL = true });
var group = new ModelPackageGroup(registry, "Tumours", new ModelPackageGroupProps { ModelPackageGroupName = "tumours" });
group.Share("Training", new ModelPackageGroupShareOptions
{
    Accounts = [trainingAccount],
    Access = [ModelPackageGroupAccess.REGISTER],
});
group.Share("Serving", new ModelPackageGroupShareOptions
{
    Accounts = [servingAccount],
    Access = [ModelPackageGroupAccess.DEPLOY],
});
_ = new ModelPackage(registry, "Tumours1", new ModelPackageProps
{
    ModelPackageGroup = group,
    InferenceSpecification = new InferenceSpecification(new InferenceSpecificationProps
    {
        Containers =
        [
            new InferenceContainer
            {
                Image = ContainerImage.FromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1"),
                ModelData = ModelData.FromBucket(models, "tumours/1/model.tar.gz"),
            },
        ],
        SupportedContentTypes = ["text/csv"],
        SupportedResponseMimeTypes = ["text/csv"],
        SupportedRealtimeInferenceInstanceTypes = [InstanceType.M5_LARGE],
        SupportedTransformInstanceTypes = [InstanceType.M5_LARGE],
    }),
});

// The account that trains: its role can register versions, which the account of the registry reviews.
var training = NewStack("TumourTraining", trainingAccount);
var trainer = new Role(training, "Trainer", new RoleProps { AssumedBy = new ServicePrincipal("sagemaker.amazonaws.com") });
ModelPackageGroup.FromModelPackageGroupArn(training, "Tumours", groupArn).Grants.Register(trainer, new RegisterGrantOptions
{
    ApprovalStatuses = [ModelApprovalStatus.PENDING_MANUAL_APPROVAL],
});

// The account that deploys: the version is a line of cdk.context.json, and its role can deploy it.
var serving = NewStack("TumourServing", servingAccount);
var version = ModelPackage.FromLookup(serving, "Latest", new ModelPackageLookupOptions
{
    ModelPackageGroupName = groupArn,
    Images = [ContainerImage.FromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1")],
    ModelData = [ModelData.FromBucketPrefix(Bucket.FromBucketName(serving, "Models", bucketName), "tumours/")],
});
var deployer = new Role(serving, "Deployer", new RoleProps { AssumedBy = new ServicePrincipal("codebuild.amazonaws.com") });
ModelPackageGroup.FromModelPackageGroupArn(serving, "Tumours", groupArn).Grants.Deploy(deployer);
_ = new Model(serving, "Model", new ModelProps { Containers = [ModelContainer.FromModelPackage(version)] });
app.Synth();
