using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Variants: the lesson with patches applied, for the same task.</summary>
public sealed class LessonVariantsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public static TheoryData<string> BuiltIn => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Fact]
    public void A_lesson_has_a_checked_lesson_for_each_variant_that_trains_on_the_same_task()
    {
        Lesson lesson = Contrast.Read(Contrast.Json($"{Contrast.Lstm}, {Contrast.Gru}", rest: "\"summary\": \"s\", \"seed\": 7"));
        Assert.Equal(["LSTM, forget bias 4", "GRU"], lesson.VariantLessons.Select(variant => variant.RunName));
        Assert.Equal("vanilla", lesson.RunName);
        Assert.Equal([CellKind.Lstm, CellKind.Gru], lesson.VariantLessons.Select(variant => variant.Model.Cell));
        Assert.Equal([4.0, null], lesson.VariantLessons.Select(variant => variant.Model.Initial.ForgetBias));
        Assert.All(lesson.VariantLessons, variant =>
        {
            Assert.Same(lesson.Task, variant.Task);
            Assert.Same(lesson.Training, variant.Training);
            Assert.Empty(variant.Variants);
            Assert.Empty(variant.VariantLessons);
            Assert.Equal((lesson.Title, lesson.Name, lesson.Directory, 7, 3, 0.5),
                (variant.Title, variant.Name, variant.Directory, variant.Seed, variant.Model.Hidden, variant.Model.Initial.Gain));
            using var session = new TrainingSession(variant);
            session.Prepare();
            Assert.True(double.IsFinite(session.Step.LossSum));
        });
    }

    [Fact]
    public void The_files_of_the_task_are_read_once_for_all_runs()
    {
        string data = Path.Combine(folder, "a.txt");
        File.WriteAllText(data, "to be or not to be");
        string json = Contrast.Json(Contrast.Gru).Replace(
            "\"kind\": \"recall\", \"length\": 5, \"batchSize\": 3", "\"kind\": \"text\", \"file\": \"a.txt\", \"sequenceLength\": 4");
        Lesson lesson = LessonReader.Read(json, "test", folder);
        File.Delete(data);
        Lesson patched = LessonVariants.Apply(lesson, "fast", Patch("""{ "training": { "optimizer": { "learningRate": 1 } } }"""));
        foreach (Lesson run in (Lesson[])[lesson, .. lesson.VariantLessons, patched])
        {
            using TrainingSession session = new(run), again = session.Restart(seed: 5);
            session.Prepare();
            again.Prepare();
            Assert.Equal(7, session.Step.InputSize);
        }
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void An_empty_patch_changes_nothing_in_any_built_in_lesson(string name)
    {
        Lesson lesson = LessonCatalog.Load(name), variant = LessonVariants.Apply(lesson, "again", []);
        Assert.Equal(Text(lesson with { Run = "again", Variants = [] }), Text(variant));
        Assert.Equal((lesson.Name, lesson.Directory, "again"), (variant.Name, variant.Directory, variant.Run));
        Assert.Same(lesson.Model, variant.Model);
        Assert.Same(lesson.Training, variant.Training);
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_settings_of_any_built_in_lesson_survive_being_written_as_JSON_and_patched(string name)
    {
        Lesson lesson = LessonCatalog.Load(name), variant = LessonVariants.Apply(
            lesson, "other", Patch("""{ "seed": 99, "training": { "window": 1, "optimizer": { "learningRate": 0.125 } } }"""));
        Assert.Equal(
            lesson.Training with { Truncation = 1, Optimizer = lesson.Training.Optimizer with { LearningRate = 0.125 } }, variant.Training);
        Assert.Equal((99, lesson.Model), (variant.Seed, variant.Model));
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void The_stops_of_any_built_in_lesson_have_places_in_every_cell(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        string[] cells = lesson.Task is InlineTaskSettings { InitialCell: not null } ? ["lstm"] : ["vanilla", "lstm", "gru"];
        foreach (string cell in cells)
        {
            Lesson variant = LessonVariants.Apply(lesson, cell, Patch(
                $$"""{ "model": { "cell": "{{cell}}", "hidden": 2, "activation": null, "initial": null } }"""));
            using var session = new TrainingSession(variant);
            var walk = new Walk(session);
            Assert.Equal(lesson.Stops.Count, variant.Stops.Count);
            Assert.Equal(lesson.Stops.Count, new LessonStops(variant.Stops, walk.Itinerary).Count);
            Assert.All(variant.View.Panels.Concat(variant.Stops.SelectMany(stop => stop.Show)), panel => Assert.True(
                panel.IsOf(variant.Model.Cell)));
        }
    }

    [Fact]
    public void A_file_of_weights_is_read_once_and_has_to_fit_each_run()
    {
        var weights = new NetworkParameters(new NetworkShape(6, 3, 4));
        weights.Values.Fill(0.25);
        string file = Path.Combine(folder, "w.npz");
        WeightFile.Save(file, weights);
        const string model = "\"hidden\": 3, \"initial\": { \"kind\": \"file\", \"file\": \"w.npz\" }";
        const string fast = """{ "name": "fast", "patch": { "training": { "optimizer": { "learningRate": 1 } } } }""";
        Lesson lesson = LessonReader.Read(Contrast.Json(fast, model), "test", folder);
        var e = Assert.Throws<LessonException>(() => LessonReader.Read(Contrast.Json(Contrast.Gru, model), "test", folder));
        Assert.Equal("variants[0].patch.model", Assert.Single(e.Errors).Path);
        Assert.StartsWith("with this patch, model.initial.file: ", e.Errors[0].Finding, StringComparison.Ordinal);
        e = Assert.Throws<LessonException>(() => LessonReader.Read(
            Contrast.Json("""{ "name": "b", "patch": { "model": { "initial": { "file": "none.npz" } } } }""", model), "test", folder));
        Assert.Equal("variants[0].patch.model.initial.file", Assert.Single(e.Errors).Path);
        File.Delete(file);
        foreach (Lesson run in (Lesson[])[lesson, lesson.VariantLessons[0], LessonVariants.Apply(lesson, "again", [])])
        {
            using var session = new TrainingSession(run);
            session.Prepare();
            Assert.Equal(0.25, session.Step.RecurrentWeights[0]);
        }
    }

    [Fact]
    public void A_lesson_whose_model_was_changed_since_is_patched_without_its_files()
    {
        string data = Path.Combine(folder, "a.txt");
        File.WriteAllText(data, "to be or not to be");
        Lesson lesson = LessonCatalog.Load(data);
        File.Delete(data);
        Lesson wider = lesson with { Model = lesson.Model with { Hidden = 5 } };
        using var session = new TrainingSession(LessonVariants.Apply(wider, "GRU", Patch("""{ "model": { "cell": "gru" } }""")));
        Assert.Equal(5, session.Step.HiddenUnits);
    }

    [Theory]
    [InlineData("poem.txt", "to be or not to be")]
    [InlineData("table.csv", "1\n2\n4\n7\n3\n5\n1\n2\n4\n7\n3\n5\n")]
    public void A_lesson_that_was_made_of_a_file_can_be_patched(string file, string content)
    {
        string path = Path.Combine(folder, file);
        File.WriteAllText(path, content);
        Lesson lesson = LessonCatalog.Load(path);
        File.Delete(path);
        Lesson variant = LessonVariants.Apply(lesson, "LSTM", Patch("""{ "model": { "cell": "lstm" } }"""));
        using var session = new TrainingSession(variant);
        session.Prepare();
        Assert.True(session.Step.HasCell);
        Assert.Equal(lesson.Notes, variant.Notes);
    }

    [Fact]
    public void A_typed_text_can_be_patched()
    {
        Lesson variant = LessonVariants.Apply(TextLesson.OfTyped("to be or not to be"), "GRU", Patch("""{ "model": { "cell": "gru" } }"""));
        Assert.Equal(CellKind.Gru, variant.Model.Cell);
    }

    [Fact]
    public void Null_takes_a_key_away()
    {
        Lesson variant = Contrast.Read(Contrast.Json(
            """{ "name": "LSTM", "patch": { "model": { "cell": "lstm", "activation": null }, "training": { "clip": null } } }""",
            model: "\"hidden\": 3, \"activation\": \"relu\"",
            training: Contrast.Sgd + ", \"clip\": { \"kind\": \"norm\" }")).VariantLessons[0];
        Assert.Equal((HiddenActivation.Tanh, ClipKind.None), (variant.Model.Activation, variant.Training.Clip.Kind));
    }

    [Fact]
    public void Of_an_optimizer_of_another_kind_only_the_learning_rate_stays()
    {
        const string adagrad = "\"optimizer\": { \"kind\": \"adagrad\", \"learningRate\": 0.25, \"epsilon\": 0.5 }";
        Lesson lesson = Contrast.Read(Contrast.Json(
            """
            { "name": "Adam", "patch": { "training": { "optimizer": { "kind": "adam", "beta1": 0.5 } } } },
            { "name": "0.5", "patch": { "training": { "optimizer": { "kind": "adagrad", "learningRate": 0.5 } } } }
            """, training: adagrad));
        Assert.Equal(new AdamSettings { LearningRate = 0.25, Beta1 = 0.5 }, lesson.VariantLessons[0].Training.Optimizer);
        Assert.Equal(new AdagradSettings { LearningRate = 0.5, Epsilon = 0.5 }, lesson.VariantLessons[1].Training.Optimizer);
    }

    [Theory]
    [InlineData("\"a\": 1", null, 1)]
    [InlineData("\"a\": 1", 5, 5)]
    [InlineData("\"seed\": 4", null, 4)]
    [InlineData("\"seed\": 4", 5, 8)]
    [InlineData("\"seed\": 0", 0, int.MaxValue)]
    public void With_another_seed_a_variant_keeps_its_distance_to_the_lesson(string patch, int? seed, int expected)
    {
        Lesson lesson = Contrast.Read(Contrast.Json(
            $$"""{ "name": "a", "patch": { {{(patch == "\"a\": 1" ? "" : patch)}} } }"""));
        Assert.Equal(expected, lesson.SeedOf(lesson.VariantLessons[0], seed));
        Assert.Equal(seed ?? 1, lesson.SeedOf(lesson, seed));
    }

    [Fact]
    public void A_variant_has_the_stops_at_places_that_its_cell_has()
    {
        const string stops = """
            "view": { "state": "cell", "gate": "f", "unit": 3, "focus": "gates", "panels": ["gates", "hidden", "verdict"] },
            "stops": [
              { "iteration": 0, "timestep": 2, "term": "gates", "show": ["gates", "flow"], "target": { "panel": "gates" } },
              {
                "iteration": 0, "phase": "backward", "timestep": 3, "term": "cell-gradient",
                "target": { "panel": "flow", "quantity": "c", "unit": 3 }
              },
              { "iteration": 0, "phase": "backward", "timestep": 3, "term": "backpropagate-hidden" },
              { "iteration": 1, "phase": "backward", "timestep": 3, "term": "cell-gradient" },
              { "iteration": 1, "phase": "update", "term": "clip" }
            ]
            """;
        Lesson lesson = Contrast.Read(Contrast.Json(
            """
            { "name": "GRU", "patch": { "model": { "cell": "gru" } } },
            { "name": "vanilla 2", "patch": { "model": { "cell": "vanilla", "hidden": 2 } } }
            """, model: "\"cell\": \"lstm\", \"hidden\": 3", rest: stops));
        Lesson gru = lesson.VariantLessons[0], vanilla = lesson.VariantLessons[1];
        Assert.Equal([Term.Gates, Term.Delta, Term.BackpropagateHidden, null, Term.Clip], gru.Stops.Select(stop => stop.Term));
        Assert.Equal([null, Term.Delta, Term.BackpropagateHidden, null, Term.Clip], vanilla.Stops.Select(stop => stop.Term));
        Assert.Equal([PanelName.Gates, PanelName.Flow], gru.Stops[0].Show);
        Assert.Equal([PanelName.Flow], vanilla.Stops[0].Show);
        Assert.Null(vanilla.Stops[0].Target);
        Assert.Equal(new TargetSettings { Panel = PanelName.Flow, Unit = 3 }, gru.Stops[1].Target);
        Assert.Null(vanilla.Stops[1].Target!.Unit);
        Assert.Equal((null, (string?)null, 3), (gru.View.State, gru.View.Gate, gru.View.Unit));
        Assert.Equal([PanelName.Hidden, PanelName.Verdict], vanilla.View.Panels);
        Assert.Equal((2, (string?)null), (vanilla.View.Unit, vanilla.View.Focus));
    }

    [Fact]
    public void Where_the_task_gives_a_cell_state_no_run_can_be_without_one()
    {
        Lesson lesson = LessonCatalog.Load("lstm-two-timesteps");
        var e = Assert.Throws<LessonException>(() => LessonVariants.Apply(lesson, "GRU", Patch("""{ "model": { "cell": "gru" } }""")));
        Assert.Contains(
            "patch.model: with this patch, model.initial.file: ", string.Join('\n', e.Errors), StringComparison.Ordinal);
        Assert.Contains(
            "patch: with this patch, task.initialCell: given, but only an LSTM has a cell state; allowed: set model.cell to lstm",
            string.Join('\n', e.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_that_is_made_while_the_program_runs_has_its_mistakes_reported_with_paths_in_it()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        var e = Assert.Throws<LessonException>(
            () => LessonVariants.Apply(lesson, " ", Patch("""{ "model": { "cell": "lsmt", "hidden": 0 }, "titel": 1 }""")));
        Assert.Equal(["name", "patch.titel", "patch.model.cell", "patch.model.hidden"], e.Errors.Select(error => error.Path));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static JsonObject Patch(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Text(Lesson lesson) => JsonSerializer.Serialize(lesson, LessonJson.Options);
}
