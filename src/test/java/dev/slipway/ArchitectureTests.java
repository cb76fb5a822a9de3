package dev.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house plan, enforced: rooms depend one way only, and every technology has one home. */
class ArchitectureTests {

    private static final JavaClasses portal = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.slipway");

    @Test
    void roomsKeepToTheirDeclaredDependencies() {
        ApplicationModules.of(Slipway.class).verify();
    }

    @Test
    void luceneLivesInSearch() {
        home("org.apache.lucene..", "dev.slipway.search..", "ask search.Search, or add a search.SearchSource");
    }

    @Test
    void quartzLivesInSchedule() {
        home("org.quartz..", "dev.slipway.schedule..", "add a schedule.RecurringTask");
    }

    @Test
    void gitLivesInSource() {
        home("org.eclipse.jgit..", "dev.slipway.source..", "ask source.FileTree");
    }

    @Test
    void celLivesInReadiness() {
        home("dev.cel..", "dev.slipway.readiness..", "declare a question with a rule");
    }

    @Test
    void markdownLivesInKnowledge() {
        home("org.commonmark..", "dev.slipway.knowledge..", "ask knowledge.Documents");
    }

    @Test
    void pdfLivesInReports() {
        home("com.openhtmltopdf..", "dev.slipway.readiness.report..", "ask readiness.report.Format");
    }

    @Test
    void spreadsheetsAreWrittenWhereFormulasAreMadeHarmless() {
        home("org.apache.commons.csv..", "dev.slipway", "write a Sheet");
    }

    @Test
    void vaadinLivesInUiPackages() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.slipway.ui..", "dev.slipway.*.ui..", "dev.slipway.access..", "dev.slipway")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .because("pages live in a room's ui package");
        rule.check(portal);
    }

    @Test
    void storesControllersAndViewsStayInTheirRoom() {
        ArchRule rule = classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .or()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("View")
                .or()
                .haveSimpleNameEndingWith("Tab")
                .and()
                .areNotInterfaces()
                .should()
                .notBePublic()
                .because("others use the room's front door")
                .allowEmptyShould(true);
        rule.check(portal);
    }

    private static void home(String technology, String room, String instead) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .because("it has one home; elsewhere " + instead)
                .check(portal);
    }
}
