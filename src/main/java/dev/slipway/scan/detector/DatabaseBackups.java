package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether something backs the database up by itself. */
@Component
class DatabaseBackups implements Detector {

    @Override
    public String name() {
        return "Database backups";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("database.backup_schedule");
    }

    @Override
    public String looksIn() {
        return "Terraform, CloudFormation, Kubernetes backup resources and scheduled jobs";
    }

    private static final Pattern KEPT = Pattern.compile(
            "(?i)^\\s*[\"']?(?:backup_?retention_?(?:period|days)|preferred_?backup_?retention\\w*)[\"']?\\s*[=:]\\s*[\"']?(\\d+|\\S+)");
    private static final Pattern PLAN = Pattern.compile(
            "resource\\s+\"(?:aws_backup_plan|aws_dlm_lifecycle_policy|google_backup_dr_\\w+|azurerm_data_protection_backup_policy_\\w+)\"|AWS::Backup::BackupPlan"
                    + "|point_in_time_recovery_enabled\\s*=\\s*true|enable_continuous_backup\\s*=\\s*true");
    private static final Pattern GOOGLE = Pattern.compile("\\bbackup_configuration\\s*\\{");
    private static final Pattern DUMPS = Pattern.compile(
            "\\b(?:pg_dump(?:all)?|pg_basebackup|mysqldump|mariadb-dump|mongodump|pgbackrest|wal-g|barman|xtrabackup|restic backup|mydumper)\\b");
    private static final Pattern SCRIPT = Pattern.compile("(?:^|/)([\\w.-]{1,100}\\.sh)\\b");
    private static final Pattern CRON = Pattern.compile("^\\s*(?:[\\d*/,-]+\\s+){4}[\\d*/,-]+\\s+\\S+");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "database.backup_schedule";
        for (String path : repository.paths("**/*.{tf,tfvars,yaml,yml,json,bicep}")) {
            List<Line> code = repository.text(path).code();
            for (Line line : code) {
                Matcher kept = KEPT.matcher(line.text());
                if (kept.find() && !kept.group(1).equals("0")) {
                    findings.yes(key, repository.at(line));
                } else if (kept.usePattern(PLAN).reset().find()) {
                    findings.yes(key, repository.at(line));
                } else if (GOOGLE.matcher(line.text()).find()
                        && code.stream()
                                .anyMatch(near -> near.number() > line.number()
                                        && near.number() <= line.number() + 6
                                        && near.text().matches("\\s*enabled\\s*=\\s*true.*"))) {
                    findings.yes(key, repository.at(line));
                }
            }
        }
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            boolean scheduled = Set.of("ScheduledBackup", "BackupSchedule").contains(file.kind())
                    || file.kind().equals("Schedule") && file.apiVersion().startsWith("velero.io")
                    || file.kind().equals("CronJob") && dumps(repository, file.tree())
                    || file.kind().equals("PostgresCluster")
                            && !file.tree()
                                    .get("spec", "backups")
                                    .all("schedules")
                                    .isEmpty();
            if (scheduled && Kubernetes.of(repository).rendered(file)) {
                findings.yes(key, repository.at(file.tree().get("kind")));
            }
        }
        for (String path : repository.paths("**/crontab*", "**/cron.d/*", "**/*.cron")) {
            repository.text(path).code().stream()
                    .filter(line -> CRON.matcher(line.text()).find()
                            && DUMPS.matcher(line.text()).find())
                    .findFirst()
                    .ifPresent(line -> findings.yes(key, repository.at(line)));
        }
    }

    /** By itself, or by a script of the repository that it is given. */
    private static boolean dumps(RepositoryFiles repository, Tree job) {
        List<Tree> found = new ArrayList<>();
        String folder = job.path().substring(0, job.path().lastIndexOf('/') + 1);
        job.walk((name, value) -> {
            Matcher script = SCRIPT.matcher(value.text());
            if (DUMPS.matcher(value.text()).find()
                    || script.find()
                            && repository.paths().contains(folder + script.group(1))
                            && repository.text(folder + script.group(1)).code().stream()
                                    .anyMatch(line -> DUMPS.matcher(line.text()).find())) {
                found.add(value);
            }
        });
        return !found.isEmpty();
    }
}
