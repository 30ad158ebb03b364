package dvorik.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** The arrows of docs/ARCHITECTURE.md, "The house". */
class ArchitectureTest {
    private static final String[] BASE = packages("config", "db", "id", "money", "text", "time");
    private static final String[] FEATURES = packages(
            "access",
            "account",
            "audit",
            "booking",
            "broadcast",
            "consent",
            "customer",
            "discount",
            "event",
            "notification",
            "report",
            "sale",
            "salon",
            "schedule",
            "segment",
            "service",
            "setting",
            "staff",
            "stats",
            "template",
            "till");
    private static final String[] CARRIERS = packages("conversation", "job", "mail", "redis", "sms", "telegram");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dvorik");

    @Test
    void every_package_of_core_is_base_feature_or_carrier() {
        hold(noClasses()
                .that(resideInAPackage("dvorik.core.."))
                .should()
                .resideOutsideOfPackages(concat(concat(BASE, FEATURES), CARRIERS)));
    }

    @Test
    void base_knows_nobody() {
        hold(noClasses()
                .that(resideInAnyPackage(BASE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(concat(FEATURES, CARRIERS))));
    }

    @Test
    void features_know_no_carrier_and_no_carriers_library() {
        hold(noClasses()
                .that(resideInAnyPackage(FEATURES))
                .should()
                .dependOnClassesThat(resideInAnyPackage(concat(CARRIERS, new String[] {
                    "org.telegram..", "okhttp3..", "io.javalin..", "org.quartz..", "redis.clients.."
                }))));
    }

    @Test
    void features_use_each_other_in_one_direction_only() {
        hold(slices().matching("dvorik.core.(*)..").should().beFreeOfCycles());
    }

    @Test
    void what_jooq_generated_stays_in_core() {
        hold(noClasses()
                .that(resideInAPackage("dvorik..")
                        .and(resideInAnyPackage("dvorik.core..", "dvorik.migrations..")
                                .negate()))
                .should()
                .dependOnClassesThat(resideInAPackage("dvorik.migrations..")));
    }

    @Test
    void the_bots_know_neither_each_other_nor_the_api() {
        hold(noClasses()
                .that(resideInAPackage("dvorik.clientbot.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dvorik.cashierbot..", "dvorik.adminapi..")));
        hold(noClasses()
                .that(resideInAPackage("dvorik.cashierbot.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dvorik.clientbot..", "dvorik.adminapi..")));
        hold(noClasses()
                .that(resideInAPackage("dvorik.adminapi.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dvorik.clientbot..", "dvorik.cashierbot..")));
    }

    @Test
    void the_sandbox_and_the_embedded_servers_know_nobody() {
        hold(noClasses()
                .that(resideInAPackage("dvorik.sandbox.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dvorik..")
                        .and(resideInAPackage("dvorik.sandbox..").negate())));
        hold(noClasses()
                .that(resideInAPackage("dvorik.embedded.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dvorik..")
                        .and(resideInAPackage("dvorik.embedded..").negate())));
    }

    @Test
    void nobody_knows_the_app() {
        hold(noClasses()
                .that(resideInAPackage("dvorik.app..").negate())
                .should()
                .dependOnClassesThat(resideInAPackage("dvorik.app..")));
    }

    @Test
    void features_and_bots_ask_the_clock_they_were_given() {
        hold(noClasses()
                .that(resideInAnyPackage(concat(FEATURES, new String[] {"dvorik.clientbot..", "dvorik.cashierbot.."})))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    private static void hold(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static String[] packages(String... names) {
        var patterns = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            patterns[i] = "dvorik.core." + names[i] + "..";
        }
        return patterns;
    }

    private static String[] concat(String[] some, String[] others) {
        var all = java.util.Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }
}
