package io.keepline.local.journey;

import io.keepline.workflows.SearchKeys;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.util.Map;

/** A workflow that shows a word in every place that is searched; nobody works on its queue. */
final class PlantedWorkflow {
  private PlantedWorkflow() {}

  static String id(String word) {
    return "planted-" + word;
  }

  static void plant(WorkflowClient client, String word) {
    WorkflowStub workflow =
        client.newUntypedWorkflowStub(
            "Planted",
            WorkflowOptions.newBuilder()
                .setWorkflowId(id(word))
                .setTaskQueue("nobody")
                .setMemo(Map.of("memo", word))
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder().set(SearchKeys.PLAN, word).build())
                .build());
    workflow.start(word);
    workflow.terminate(word);
  }
}
