package dev.slipway.access;

import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that asks nobody to sign in because it checks by itself who is calling, as a webhook does by its signature. */
@AnonymousAllowed
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenDoor {}
