import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.event.ruler.Machine;

/** Asks the matcher of Amazon EventBridge which events of a fixture match which patterns, and fails if the fixture says otherwise. */
public class Verdicts {
  public static void main(String[] arguments) throws Exception {
    JsonNode fixture = new ObjectMapper().readTree(new File(arguments[0]));
    List<String> wrong = new ArrayList<>();
    int verdicts = 0;
    for (String kind : List.of("rules", "refused")) {
      for (Map.Entry<String, JsonNode> rule : fixture.get(kind).properties()) {
        Machine machine = new Machine();
        machine.addRule("rule", rule.getValue().get("pattern").toString());
        TreeSet<String> expected = new TreeSet<>();
        rule.getValue().get("matches").forEach(name -> expected.add(name.asText()));
        TreeSet<String> found = new TreeSet<>();
        for (Map.Entry<String, JsonNode> event : fixture.get("events").properties()) {
          verdicts++;
          if (!machine.rulesForJSONEvent(changed(fixture, event.getValue()).toString()).isEmpty()) {
            found.add(event.getKey());
          }
        }
        if (!found.equals(expected)) {
          wrong.add(rule.getKey() + "\n  expected " + expected + "\n  matched  " + found);
        }
      }
    }
    wrong.forEach(System.err::println);
    System.out.println(verdicts + " verdicts, " + wrong.size() + " rules wrong");
    System.exit(wrong.isEmpty() && verdicts > 0 ? 0 : 1);
  }

  /**
   * The example event with other values at some paths, or, where a value is null, without what is there. Newer events have
   * fields that the documented example does not have.
   */
  private static JsonNode changed(JsonNode fixture, JsonNode changes) {
    JsonNode copy = fixture.get("example").deepCopy();
    List<String> newer = new ArrayList<>();
    fixture.get("newer").forEach(path -> newer.add(path.asText()));
    for (Map.Entry<String, JsonNode> change : changes.properties()) {
      String[] path = change.getKey().split("\\.");
      ObjectNode holder = (ObjectNode) (path.length == 1 ? copy : copy.get(path[0]));
      String field = path[path.length - 1];
      if (!holder.has(field) && !newer.contains(change.getKey())) {
        throw new IllegalArgumentException("no " + change.getKey() + " in the event");
      }
      if (change.getValue().isNull()) {
        holder.remove(field);
      } else {
        holder.set(field, change.getValue());
      }
    }
    return copy;
  }
}
