package dev.slipway.access.rest;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.access.Sessions;
import dev.slipway.access.SignOut;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs people out whose device is lost, or who left. */
@RestController
@Requires(Permission.ACCESS_ADMINISTER)
@RequestMapping("/api/v1/sessions")
@Tag(name = "access")
class SessionsController {

    private final Sessions sessions;

    SessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(summary = "Whose sessions were ended, by whom and when; the newest first, at most a hundred")
    List<SignOut> ended() {
        return sessions.ended();
    }

    @DeleteMapping("/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends every session of a person, by their sign-in name; their tokens go on")
    void end(@PathVariable String person) {
        sessions.endAllOf(person);
    }
}
