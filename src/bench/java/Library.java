import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up documents of a large company: runbooks, decisions and guides with headings, in a vocabulary as uneven as real ones. */
final class Library {

    private static final String[] SYLLABLES = {
        "ra", "ken", "to", "li", "mar", "ves", "po", "dun", "shi", "gal", "ner", "ost", "qui", "ba", "fel", "hor", "ium", "ta"
    };
    private static final String[] HEADINGS = {"Meaning", "Impact", "Diagnosis", "Mitigation", "Background", "Decision", "Steps"};

    private final List<String> words = new ArrayList<>();
    private final Random random = new Random(42);

    Library() {
        for (String word : Load.words()) {
            words.addAll(List.of(word.split(" ")));
        }
        for (int i = 0; i < 20_000; i++) {
            words.add(SYLLABLES[i % 18] + SYLLABLES[i / 18 % 18] + SYLLABLES[i / 324 % 18] + (i >= 5_832 ? SYLLABLES[i / 5_832] : ""));
        }
    }

    void write(Path folder, int documents) throws IOException {
        for (int i = 0; i < documents; i++) {
            String kind = List.of("runbooks", "decisions", "guides").get(i % 3);
            Path home = Files.createDirectories(folder.resolve("team-" + i % 97 + "/" + kind));
            Files.writeString(home.resolve("%05d-%s-%s.md".formatted(i, word(), word())), document(i));
        }
    }

    private String document(int i) {
        StringBuilder text = new StringBuilder("# ").append(sentence(5)).append(' ').append(i).append("\n\n");
        if (i % 3 == 1) {
            text.append("- Status: ").append(i % 5 == 0 ? "superseded" : "accepted").append("\n\n");
        }
        for (String heading : HEADINGS) {
            text.append("## ").append(heading).append("\n\n");
            for (int s = 0; s < 4; s++) {
                text.append(sentence(11)).append(". ");
            }
            text.append("\n\n");
        }
        return text.append("```sh\nkubectl logs deploy/svc-%05d --since=10m\n```\n".formatted(i % 10_000)).toString();
    }

    private String sentence(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        return text.toString();
    }

    /** The lower its number, the more frequent. */
    private String word() {
        double share = random.nextDouble();
        return words.get((int) (words.size() * share * share * share));
    }

    /** What people would type: frequent and rare words, some of them wrong, some with a filter. */
    String query(int i) {
        String one = words.get((i * 7919 & 0x7fffffff) % 2_000);
        String other = words.get((i * 104_729 & 0x7fffffff) % 200);
        return switch (i % 6) {
            case 0 -> one;
            case 1 -> one + "+" + other;
            case 2 -> other + "+" + one + "+mitigation";
            case 3 -> one.substring(0, Math.max(2, one.length() - 2)) + "x" + one.substring(one.length() - 1) + "+" + other;
            case 4 -> "kind:runbook+" + one;
            default -> one + "+-" + other;
        };
    }

    String prefix(int i) {
        String word = words.get((i * 7919 & 0x7fffffff) % 5_000);
        return word.substring(0, Math.min(word.length(), 2 + i % 5));
    }
}
