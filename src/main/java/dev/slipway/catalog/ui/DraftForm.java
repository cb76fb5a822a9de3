package dev.slipway.catalog.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Draft;
import dev.slipway.catalog.DraftField;
import dev.slipway.catalog.EntityFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one kind, with what is wrong beside each that was touched. */
final class DraftForm extends Div {

    private final Catalog catalog;
    private final Runnable changed;
    private final Map<String, Object> values;
    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();

    DraftForm(Catalog catalog, List<DraftField> all, Map<String, Object> given, Runnable changed) {
        this.catalog = catalog;
        this.changed = changed;
        this.values = new HashMap<>(given);
        addClassName("draft-form");
        for (DraftField field : all) {
            Component component = component(field, given.get(field.id()));
            fields.put(field.id(), component);
            add(component);
        }
    }

    Map<String, Object> values() {
        return new HashMap<>(values);
    }

    String text(String id) {
        return Objects.toString(values.get(id), "");
    }

    /** Marks the fields that break a rule; those that nobody has touched yet are left in peace. */
    void show(List<Draft.Remark> remarks) {
        fields.forEach((id, component) -> {
            Draft.Remark remark = remarks.stream()
                    .filter(each -> each.path().equals(id) || each.path().startsWith(id + "["))
                    .findFirst()
                    .orElse(null);
            if (component instanceof HasValidation field) {
                String words = remark == null || !touched.contains(id) ? "" : remark.message() + " " + remark.remedy();
                field.setErrorMessage(words);
                field.setInvalid(!words.isEmpty());
            }
        });
    }

    private Component component(DraftField field, @Nullable Object given) {
        return switch (field.shape()) {
            case LINE -> field.usual().isEmpty() ? line(field, given) : choice(field, given);
            case TEXT -> area(field, given);
            case REF -> ref(field, given);
            case LIST, REFS -> several(field, given);
        };
    }

    private Component line(DraftField field, @Nullable Object given) {
        TextField line = new TextField(field.label());
        line.setManualValidation(true);
        line.setHelperText(field.help());
        line.setRequiredIndicatorVisible(field.required());
        line.setValue(Objects.toString(given, ""));
        line.setValueChangeMode(ValueChangeMode.LAZY);
        return follow(field, line);
    }

    private Component area(DraftField field, @Nullable Object given) {
        TextArea area = new TextArea(field.label());
        area.setManualValidation(true);
        area.setHelperText(field.help());
        area.setRequiredIndicatorVisible(field.required());
        area.setMaxHeight("14rem");
        area.setValue(Objects.toString(given, ""));
        area.setValueChangeMode(ValueChangeMode.LAZY);
        return follow(field, area);
    }

    private Component choice(DraftField field, @Nullable Object given) {
        ComboBox<String> box = box(field);
        List<String> usual = new ArrayList<>(field.usual());
        if (given != null && !usual.contains(given.toString())) {
            usual.add(given.toString());
        }
        box.setItems(usual);
        box.setValue(given == null ? null : given.toString());
        return follow(field, box);
    }

    private Component ref(DraftField field, @Nullable Object given) {
        ComboBox<String> box = box(field);
        box.setItems(entities(field), query -> count(field, query.getFilter().orElse("")));
        box.setValue(given == null ? null : given.toString());
        return follow(field, box);
    }

    private static ComboBox<String> box(DraftField field) {
        ComboBox<String> box = new ComboBox<>(field.label());
        box.setManualValidation(true);
        box.setHelperText(field.help());
        box.setRequiredIndicatorVisible(field.required());
        box.setClearButtonVisible(!field.required());
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(event -> box.setValue(event.getDetail().strip()));
        return box;
    }

    private Component several(DraftField field, @Nullable Object given) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>(field.label());
        box.setManualValidation(true);
        box.setHelperText(field.help());
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(event -> {
            Set<String> more = new java.util.LinkedHashSet<>(box.getValue());
            more.add(event.getDetail().strip());
            box.setValue(more);
        });
        List<String> before = given instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        if (field.shape() == DraftField.Shape.REFS) {
            box.setItems(
                    entities(field), query -> count(field, query.getFilter().orElse("")));
        } else {
            box.setItems(before);
        }
        box.setValue(new java.util.LinkedHashSet<>(before));
        box.addValueChangeListener(event -> {
            List<String> now = new ArrayList<>(before); // the order of the author, then what is new
            now.retainAll(event.getValue());
            event.getValue().stream().filter(value -> !now.contains(value)).forEach(now::add);
            take(field, now);
        });
        return box;
    }

    private <C extends AbstractField<?, ?>> C follow(DraftField field, C component) {
        component.addValueChangeListener(event -> take(field, event.getValue()));
        return component;
    }

    private void take(DraftField field, @Nullable Object value) {
        touched.add(field.id());
        if (value == null) {
            values.remove(field.id());
        } else {
            values.put(field.id(), value);
        }
        changed.run();
    }

    private CallbackDataProvider.FetchCallback<String, String> entities(DraftField field) {
        return query ->
                catalog
                        .list(filter(field, query.getFilter().orElse("")), query.getOffset(), query.getLimit())
                        .items()
                        .stream()
                        .map(entity -> Words.brief(entity.ref(), field.targetKind()));
    }

    private int count(DraftField field, String typed) {
        return (int) Math.min(Integer.MAX_VALUE, catalog.count(filter(field, typed)));
    }

    private static EntityFilter filter(DraftField field, String typed) {
        String kind = field.targetKind().isEmpty() ? null : field.targetKind();
        String words = typed.substring(Math.max(typed.indexOf(':'), typed.indexOf('/')) + 1);
        return new EntityFilter(kind, null, null, null, null, null, null, words.isBlank() ? null : words, false);
    }
}
