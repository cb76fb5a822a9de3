package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether a feature can be switched off without a deployment. */
@Component
class FeatureFlags implements Detector {

    @Override
    public String name() {
        return "Feature flags";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("features.flagged");
    }

    @Override
    public String looksIn() {
        return Dependencies.FILES + " and source code that asks a flag";
    }

    private static final String LIBRARIES =
            "openfeature[\\w.-]*|dev\\.openfeature|@openfeature/.*|launchdarkly[\\w-]*|@launchdarkly/.*|LaunchDarkly\\.\\w+|unleash-client[\\w-]*|@unleash/.*|unleash|UnleashClient|Unleash\\.Client|flagsmith[\\w-]*|flipper[\\w-]*|togglz[\\w-]*|ff4j[\\w-]*|Microsoft\\.FeatureManagement(?:\\.\\w+)*|django-waffle|gutter|@growthbook/.*|growthbook|configcat[\\w-]*|@splitsoftware/.*|split[_-]?client|statsig[\\w-]*|fun_with_flags|laravel/pennant";
    private static final Pattern ASKED = Pattern.compile(
            "\\.(?:getBooleanValue|boolVariation|BoolVariation|isFeatureEnabled|variation)\\(\\s*[\"'`]|\\b(?:unleash|flags?|features?|toggles?)\\.(?:isEnabled|is_enabled|IsEnabled(?:Async)?|enabled\\?|isActive)\\s*\\(|\\bFlipper\\.enabled\\?|\\bflag_is_active\\(|\\buse(?:Flag|BooleanFlagValue|FeatureFlag\\w*|Flags|LDClient|Feature(?:IsOn|Value))\\(|@Toggle\\b|\\[FeatureGate\\b");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "features.flagged";
        var asked = repository.findOutsideTests(ASKED, "**/*.{java,kt,scala,go,py,rb,js,jsx,ts,tsx,mjs,cs,rs,php,ex}");
        var libraries = Dependencies.of(repository).running(LIBRARIES);
        if (!libraries.isEmpty()) {
            findings.yesAt(key, repository, asked);
            findings.yesAt(key, 0.7, repository, libraries);
        } else {
            findings.yesAt(key, 0.4, repository, asked); // it may be anything that is called a feature
        }
    }
}
