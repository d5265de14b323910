package org.pressmark;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rooms and the arrows between them, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "org.pressmark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().matching("org.pressmark.(**)").should().beFreeOfCycles();

    /** Every arrow of the code stands in the table of ARCHITECTURE.md, and every room does. */
    @ArchTest
    static void roomsUseWhatThePaperSays(JavaClasses code) throws IOException {
        Map<String, Set<String>> may = RoomsPaper.read(Path.of("ARCHITECTURE.md"));
        Set<String> unheardOf = new TreeSet<>();
        for (JavaClass type : code) {
            String from = RoomsPaper.room(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = RoomsPaper.room(dependency.getTargetClass());
                boolean said = to.isEmpty() || to.equals(from) || may.getOrDefault(from, Set.of()).contains(to);
                unheardOf.addAll(said ? Set.of() : Set.of(from + " uses " + to));
            }
        }
        assertThat(unheardOf).isEmpty();
    }

    @ArchTest
    static final ArchRule theNounsUseTheJdkOnly = room("capture", "disk", "markup", "encoding").should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", "org.pressmark.capture..", "org.pressmark.disk..",
                    "org.pressmark.markup..", "org.pressmark.encoding..")));

    @ArchTest
    static final ArchRule theNounsKnowNoFilesInTheMaking =
            room("capture").should().dependOnClassesThat().resideInAnyPackage("org.pressmark.disk..");

    @ArchTest
    static final ArchRule nobodyUsesTheCommandLine = noClasses().that().resideOutsideOfPackage("org.pressmark.cli..")
            .should().dependOnClassesThat().resideInAPackage("org.pressmark.cli..");

    @ArchTest
    static final ArchRule replayCannotReachTheLiveWebOrMakeAPage = room("replay").should().dependOnClassesThat()
            .resideInAnyPackage(
                    "org.pressmark.fetch..", "org.pressmark.pack..", "org.pressmark.render..",
                    "org.pressmark.article..");

    @ArchTest
    static final ArchRule theCheckerSharesNothingWithTheMaker = room("verify").should().dependOnClassesThat()
            .resideInAnyPackage(
                    "org.pressmark.pack..", "org.pressmark.fetch..", "org.pressmark.render..",
                    "org.pressmark.replay..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule findingIsNotGetting = room("asset", "markup").should().dependOnClassesThat()
            .resideInAnyPackage("org.pressmark.fetch..", "java.net.http..");

    @ArchTest
    static final ArchRule seekingIsNotGetting = room("memento").should().dependOnClassesThat()
            .resideInAnyPackage("org.pressmark.fetch..", "org.pressmark.ledger..", "org.pressmark.pack..", "java.net.http..");

    @ArchTest
    static final ArchRule leftOfTheWaistNobodyKnowsWarc = room("article", "render", "asset", "fetch", "ledger",
                    "provenance", "markup")
            .should().dependOnClassesThat().resideInAnyPackage("org.pressmark.warc..", "org.pressmark.index..");

    @ArchTest
    static final ArchRule rightOfTheWaistNobodyKnowsArticles = room(
                    "warc", "index", "wacz", "export", "search", "replay")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pressmark.article..", "org.pressmark.render..", "org.pressmark.provenance..");

    @ArchTest
    static final ArchRule rewritingIsPure = noClasses().that().resideInAPackage("org.pressmark.replay.rewrite..")
            .should().dependOnClassesThat(not(resideInAnyPackage(
                    "java..", "org.jsoup..", "org.pressmark.capture..", "org.pressmark.markup..", "org.pressmark.encoding..",
                    "org.pressmark.replay.rewrite..")));

    @ArchTest
    static final ArchRule jwarcStaysInItsRoom = only("org.netpreserve..", "org.pressmark.warc");

    @ArchTest
    static final ArchRule javalinStaysAtTheDoorOfReplay = noClasses().that()
            .resideOutsideOfPackage("org.pressmark.replay").should().dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule picocliStaysInTheCommandLine = only("picocli..", "org.pressmark.cli");

    @ArchTest
    static final ArchRule luceneStaysInSearch = only("org.apache.lucene..", "org.pressmark.search");

    @ArchTest
    static final ArchRule theHttpClientStaysInFetch = only("org.apache.hc..", "org.pressmark.fetch");

    @ArchTest
    static final ArchRule clocksAreHandedIn = noClasses().that().resideOutsideOfPackage("org.pressmark.cli..").should()
            .callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(java.time.Clock.class, "systemUTC")
            .orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule idsAreDerived = noClasses().should().callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrintsOrExits = noClasses().that()
            .resideOutsideOfPackage("org.pressmark.cli..").should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err")
            .orShould().callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule noDrawers = classes().should().haveSimpleNameNotEndingWith("Manager")
            .andShould().haveSimpleNameNotEndingWith("Util").andShould().haveSimpleNameNotEndingWith("Utils")
            .andShould().haveSimpleNameNotEndingWith("Helper").andShould().haveSimpleNameNotEndingWith("Impl");

    @ArchTest
    static final ArchRule classesAreFinal = classes().that().areNotInterfaces().and().areNotAnonymousClasses().and()
            .doNotHaveModifier(JavaModifier.ABSTRACT).and().areTopLevelClasses().should().haveModifier(FINAL);

    @ArchTest
    static final ArchRule everyRoomSaysWhatItIsFor = classes().that().arePublic().and().areTopLevelClasses()
            .should(liveInARoomWithAPackageInfo());

    private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction room(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = "org.pressmark." + names[i] + "..";
        }
        return noClasses().that(are(resideInAnyPackage(packages)));
    }

    private static ArchRule only(String library, String room) {
        return noClasses().that().resideOutsideOfPackage(room).should().dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchCondition<JavaClass> liveInARoomWithAPackageInfo() {
        return new ArchCondition<>("live in a room whose package-info says what it is for") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Path info = Path.of(
                        "src/main/java", type.getPackageName().replace('.', '/'), "package-info.java");
                boolean there = java.nio.file.Files.exists(info);
                events.add(new SimpleConditionEvent(type, there, type.getPackageName() + " has no package-info"));
            }
        };
    }
}
