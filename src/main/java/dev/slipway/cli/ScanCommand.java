package dev.slipway.cli;

import dev.slipway.Command;
import dev.slipway.catalog.Declared;
import dev.slipway.catalog.Entity;
import dev.slipway.facts.DeclaredFacts;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Judge;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.report.Report;
import dev.slipway.scan.CheckoutScan;
import dev.slipway.source.Checkout;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scans and judges a folder as the portal would: {@code slipway scan DIR}. See docs/adr/0014. */
public final class ScanCommand implements Command {

    private static final SourceId CHECKOUT = new SourceId("checkout");
    private static final int MOST_FILES = 200_000;

    private final Clock clock;

    public ScanCommand() {
        this(Clock.systemUTC());
    }

    ScanCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public String usage() {
        return """
                usage: slipway scan DIR [--target production] [--scorecard production-readiness]
                                    [--format report|roadmap|checklist|html|pdf|json|sarif|cyclonedx]
                                    [--output FILE]
                                    [--fail-under SCORE] [--fail-on critical|high|medium|low]
                  scans the folder and judges what it shows; needs neither server nor database nor Git
                  exit codes: 0 done, 1 a threshold of --fail-under or --fail-on was missed,
                              2 wrong usage, or the folder cannot be read""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.println(usage());
            return DONE;
        }
        try {
            return scan(ScanOptions.parse(arguments), out, err);
        } catch (ScanOptions.WrongUsage e) {
            say(err, String.valueOf(e.getMessage()));
            err.println(usage());
            return WRONG_USAGE;
        } catch (IOException e) {
            say(err, String.valueOf(e.getMessage()));
            return WRONG_USAGE;
        }
    }

    private record Standards(Judge judge, Map<String, FactType> types) {

        static Standards builtIn(Instant moment) throws IOException {
            Declared declared = Declared.in(SourceId.STANDARDS, Checkout.builtIn("catalog/standards"), moment);
            List<Problem> problems = new ArrayList<>(declared.problems());
            Map<String, FactType> types = DeclaredFacts.types(declared.declarations(), problems);
            Judge judge = Judge.of(declared.declarations(), types, problems);
            if (!problems.isEmpty()) {
                throw new IllegalStateException("the standards that come along are broken: " + problems);
            }
            return new Standards(judge, types);
        }
    }

    private int scan(ScanOptions options, PrintStream out, PrintStream err) throws IOException, ScanOptions.WrongUsage {
        if (options.format().isBinary() && options.output() == null && onTerminal()) {
            throw new ScanOptions.WrongUsage("--format: a " + options.format().word()
                    + " is nothing for a terminal; say with --output into which file it goes");
        }
        Instant now = clock.instant();
        Standards standards = Standards.builtIn(now);
        Scorecard scorecard = standards
                .judge()
                .scorecard(options.scorecard())
                .orElseThrow(() -> new ScanOptions.WrongUsage("--scorecard: there is no '" + options.scorecard()
                        + "'; there is " + String.join(", ", standards.judge().scorecards())));
        String target = options.target() == null ? scorecard.targets().getFirst() : options.target();
        if (!scorecard.targets().contains(target)) {
            throw new ScanOptions.WrongUsage("--target: " + scorecard.name() + " gives no verdict for '" + target
                    + "'; use " + String.join(", ", scorecard.targets()));
        }
        Checkout checkout = Checkout.of(options.folder(), MOST_FILES);
        if (checkout.paths().isEmpty()) {
            say(err, "there is no file in " + options.folder() + " that could be read");
        }
        Report report = judge(options.folder(), checkout, standards, scorecard, target, now, err);
        write(options, report, out);
        return thresholds(options, report, err);
    }

    private static Report judge(
            Path folder,
            Checkout checkout,
            Standards standards,
            Scorecard scorecard,
            String target,
            Instant now,
            PrintStream err)
            throws IOException {
        Declared declared = Declared.in(CHECKOUT, checkout, now);
        List<Problem> problems = new ArrayList<>(declared.problems());
        Entity entity = declared.atTheTop().orElseGet(() -> Declared.plainService(nameOf(folder), CHECKOUT, now));
        Set<String> elsewhere = declared.atTheTop().isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(declared.claimants().keySet().stream()
                        .filter(root -> !root.isEmpty())
                        .toList());
        CheckoutScan.Looked looked = CheckoutScan.look(CHECKOUT, checkout, elsewhere, standards.types(), now);
        List<Fact> facts = new ArrayList<>(
                DeclaredFacts.stated(CheckoutScan.STATED_BY, entity.ref(), looked.facts(), standards.types()));
        facts.addAll(DeclaredFacts.attested(declared.declarations(), entity.ref(), standards.types(), now, problems));
        tell(err, entity, scorecard, elsewhere, checkout.leftOut(), looked.leftOut(), problems);
        Map<String, Fact> counting = DeclaredFacts.thatCount(facts, now);
        Assessment assessment = standards.judge().assess(scorecard.name(), entity, counting, now);
        return Report.of(entity, assessment, target, standards.types(), counting.values());
    }

    private static void tell(
            PrintStream err,
            Entity entity,
            Scorecard scorecard,
            Set<String> elsewhere,
            Collection<String> filesLeftOut,
            Collection<String> leftOut,
            Collection<Problem> problems) {
        if (!scorecard.covers(entity)) {
            say(
                    err,
                    entity.ref() + " is of type " + entity.type() + ", and " + scorecard.name()
                            + " is about services: it is judged as if it were one");
        }
        if (!elsewhere.isEmpty()) {
            say(
                    err,
                    "left to descriptors of their own: "
                            + String.join(", ", elsewhere.stream().limit(8).toList())
                            + (elsewhere.size() > 8 ? " and " + (elsewhere.size() - 8) + " more" : ""));
        }
        filesLeftOut.forEach(each -> say(err, each));
        leftOut.forEach(each -> say(err, each));
        problems.stream()
                .limit(10)
                .forEach(each ->
                        say(err, each.path() + ":" + each.line() + ": " + each.message() + " " + each.remedy()));
        if (problems.size() > 10) {
            say(err, "and " + (problems.size() - 10) + " more problems with descriptors");
        }
    }

    private static void write(ScanOptions options, Report report, PrintStream out) throws IOException {
        Path output = options.output();
        if (output != null) {
            try {
                Files.write(output, options.format().bytes(report));
            } catch (IOException e) {
                throw new IOException("the file " + output + " cannot be written", e);
            }
            return;
        }
        byte[] bytes = options.format().bytes(report);
        if (options.format().isText() && onTerminal()) {
            out.print(Painted.paint(new String(bytes, StandardCharsets.UTF_8)));
        } else {
            out.write(bytes);
        }
        out.flush();
        if (out.checkError()) {
            throw new IOException("the answer could not be written");
        }
    }

    private static boolean onTerminal() {
        return System.console() != null
                && System.console().isTerminal()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    private static int thresholds(ScanOptions options, Report report, PrintStream err) {
        int code = DONE;
        double score = report.assessment().score();
        if (options.failUnder() != null && score < options.failUnder()) {
            say(err, "the score is %s, under %s".formatted(Ruling.shown(score), options.failUnder()));
            code = NO;
        }
        if (options.failOn() != null) {
            List<String> grave = report.assessment().ruling(report.target()).blockers().stream()
                    .filter(blocker -> blocker.severity().compareTo(options.failOn()) <= 0)
                    .map(blocker -> blocker.question().id())
                    .toList();
            if (!grave.isEmpty()) {
                say(err, "open, and of severity " + options.failOn().word() + " or worse: " + String.join(", ", grave));
                code = NO;
            }
        }
        return code;
    }

    private static String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "checkout" : name.toString();
    }

    /** What a repository contains cannot steer a terminal. */
    private static void say(PrintStream err, String message) {
        err.println("slipway: " + message.replaceAll("\\p{Cntrl}", "?"));
    }
}
