package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksagemaker.modelpackage.ContainerImage;
import io.github.cdksagemaker.modelpackage.InferenceContainer;
import io.github.cdksagemaker.modelpackage.InferenceSpecification;
import io.github.cdksagemaker.modelpackage.InstanceType;
import io.github.cdksagemaker.modelpackage.ModelData;
import io.github.cdksagemaker.modelpackage.ModelPackage;
import io.github.cdksagemaker.modelpackage.ModelPackageGroup;
import io.github.cdksagemaker.modelpackage.PrebuiltRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.jsii.JsiiException;

class ChurnTest {
    /** The stack that the tests are about. A small archive stands for the model, which is not in the repository. */
    private static Stack churn() {
        Stack stack = new Stack(new App(), "Churn", StackProps.builder()
                .env(Environment.builder().account("111122223333").region("eu-west-1").build())
                .build());
        ModelPackageGroup group = ModelPackageGroup.Builder.create(stack, "Churn").modelPackageGroupName("churn").build();
        ModelPackage first = ModelPackage.Builder.create(stack, "Churn1")
                .modelPackageGroup(group)
                .inferenceSpecification(InferenceSpecification.Builder.create()
                        .containers(List.of(InferenceContainer.builder()
                                .image(ContainerImage.fromPrebuilt(PrebuiltRepository.XGBOOST, "1.7-1"))
                                .modelData(ModelData.fromAsset("../tests/model.tar.gz"))
                                .build()))
                        .supportedContentTypes(List.of("text/csv"))
                        .supportedResponseMimeTypes(List.of("text/csv"))
                        .supportedRealtimeInferenceInstanceTypes(List.of(InstanceType.M5_LARGE))
                        .build())
                .build();
        Validations.of(first).acknowledge(Acknowledgment.builder()
                .id("cdk-sagemaker-model-package:ModelPackage.instanceTypesMissing")
                .reason("the model runs on endpoints only")
                .build());
        group.getGrants().approve(Role.Builder.create(stack, "Lead").assumedBy(new AccountRootPrincipal()).build());
        group.onApproved("Approved");
        return stack;
    }

    // docs: setup
    private final Stack stack = churn();
    private final Template template = Template.fromStack(stack);
    // docs: end

    // docs: snapshot
    @Test
    void theTemplateIsTheOneThatWasReviewed() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path snapshot = Path.of("src/test/resources/churn.snapshot.json");
        // Names of assets are hashes of their content: here another model is not another template.
        JsonNode found = json.readTree(json.writeValueAsString(template.toJSON()).replaceAll("[0-9a-f]{64}", "HASH"));
        if (System.getenv("UPDATE_SNAPSHOTS") != null) {
            Files.writeString(snapshot, json.writerWithDefaultPrettyPrinter().writeValueAsString(found) + "\n");
        }
        assertEquals(json.readTree(Files.readString(snapshot)), found);
    }
    // docs: end

    // docs: assertions
    @Test
    void theVersionServesTheImageOfTheRegion() {
        Map<String, Object> image = Map.of("Image", Map.of("Fn::Join", List.of("", Match.arrayWith(List.of("/sagemaker-xgboost:1.7-1")))));
        template.hasResourceProperties("AWS::SageMaker::ModelPackage",
                Map.of("InferenceSpecification", Map.of("Containers", List.of(Match.objectLike(image)))));
    }

    @Test
    void theRuleFiresForApprovedVersionsOfTheGroup() {
        template.hasResourceProperties("AWS::Events::Rule", Map.of("EventPattern", Match.objectLike(Map.of(
                "detail", Match.objectLike(Map.of("ModelApprovalStatus", List.of("Approved")))))));
    }

    @Test
    void theStackHasNoWarningsButThoseAcknowledged() {
        Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
    }

    @Test
    void aNameForAVersionIsRefused() {
        ModelPackage.Builder second = ModelPackage.Builder.create(stack, "Churn2")
                .modelPackageGroup(ModelPackageGroup.fromModelPackageGroupName(stack, "Imported", "churn"))
                .modelPackageName("churn");
        assertTrue(assertThrows(JsiiException.class, second::build).getMessage().contains("ModelPackage.nameOnVersion"));
    }
    // docs: end
}
