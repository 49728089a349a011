using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Every mistake in a patch is reported by its place in the patch, beside those of the lesson itself.</summary>
public sealed class VariantMistakesTests
{
    private const string At = "variants[0].patch";
    private const string Pace = ".training.batchesPerFrame: the pace is the same for all runs of a contrast";

    [Theory]
    [InlineData("""{ "model": { "cell": "lsmt" } }""", ".model.cell: \"lsmt\" is not a cell")]
    [InlineData("""{ "model": { "hidden": 0 } }""", ".model.hidden: 0 is out of range")]
    [InlineData("""{ "model": { "hiden": 4 } }""", ".model.hiden: unknown key")]
    [InlineData("""{ "model": { "hidden": null } }""", ".model.hidden: missing")]
    [InlineData("""{ "model": null }""", ".model: missing")]
    [InlineData("""{ "model": 5 }""", ".model: 5 is not an object")]
    [InlineData("""{ "training": [1] }""", ".training: a list is not an object")]
    [InlineData("""{ "training": { "optimizer": "adam" } }""", ".training.optimizer: \"adam\" is not an object")]
    [InlineData("""{ "training": { "optimizer": { "kind": "adaam" } } }""", ".training.optimizer.kind: \"adaam\" is not an optimizer")]
    [InlineData("""{ "training": { "optimizer": { "beta1": 0.5 } } }""", ".training.optimizer.beta1: unknown key")]
    [InlineData("""{ "training": { "optimizer": { "learningRate": null } } }""", ".training.optimizer.learningRate: missing")]
    [InlineData("""{ "training": { "optimizer": null } }""", ".training.optimizer: missing")]
    [InlineData("""{ "training": { "window": 1e999 } }""", ".training.window: 1e999 is too large for a number")]
    [InlineData("""{ "training": { "batchesPerFrame": 2 } }""", Pace)]
    [InlineData("""{ "training": { "batchesPerFrame": null } }""", Pace)]
    [InlineData("""{ "seed": -1 }""", ".seed: -1 is out of range")]
    [InlineData("""{ "seed": 1, "seed": 2 }""", ".seed: the key occurs twice")]
    [InlineData("""{ "model": { "hidden": 4, "hidden": 5 } }""", ".model.hidden: the key occurs twice")]
    [InlineData("""{ "model": { "activation": "\ud800" } }""", ".model.activation: the text has half a surrogate pair")]
    [InlineData("""{ "task": { "length": 7 } }""", ".task: another task, but all runs of a contrast see the same batches")]
    [InlineData("""{ "stops": [] }""", ".stops: belongs to the lesson, and is the same for all its runs")]
    [InlineData("""{ "variants": [] }""", ".variants: belongs to the lesson, and is the same for all its runs")]
    [InlineData("""{ "modl": {} }""", ".modl: unknown key")]
    [InlineData("""{ "directory": "" }""", ".directory: unknown key")]
    [InlineData("""{ "a.b": {} }""", "['a.b']: unknown key")]
    [InlineData("""{ "": {} }""", "['']: unknown key")]
    [InlineData("5", ": 5 is not an object")]
    [InlineData("null", ": null is not an object")]
    [InlineData("[]", ": a list is not an object")]
    public void A_mistake_in_a_patch_is_the_only_one_and_has_its_path_in_the_patch(string patch, string mistake) =>
        Assert.Equal([At + mistake], Contrast.Mistakes(Variant(patch)));

    [Fact]
    public void A_misspelt_name_in_a_patch_is_told_with_the_nearest_that_is_allowed() => Assert.Equal(
        """variants[0].patch.model.cell: "lsmt" is not a cell; did you mean "lstm"? Allowed: vanilla, lstm, gru""",
        Assert.Single(Contrast.Errors(Variant("""{ "model": { "cell": "lsmt" } }"""))).ToString());

    [Theory]
    [InlineData(
        "\"activation\": \"relu\"", """{ "model": { "cell": "lstm" } }""",
        "variants[0].patch.model: with this patch, model.activation: given, but the functions of an LSTM are σ and tanh; "
        + "allowed: set it to null in the patch, or set model.cell to vanilla")]
    [InlineData(
        "\"cell\": \"gru\", \"initial\": { \"forgetBias\": 1 }", """{ "model": { "cell": "vanilla" } }""",
        "variants[0].patch.model: with this patch, model.initial.forgetBias: given, but a vanilla cell has no gates; "
        + "allowed: set it to null in the patch, or set model.cell to lstm or gru")]
    [InlineData(
        "\"initial\": { \"gain\": 2 }", """{ "model": { "initial": { "forgetBias": 4 } } }""",
        "variants[0].patch.model.initial.forgetBias: given, but a vanilla cell has no gates; "
        + "allowed: remove it, or set model.cell to lstm or gru")]
    [InlineData(
        "\"initial\": { \"spectralRadius\": 1 }", """{ "model": { "initial": { "gain": 0 } } }""",
        "variants[0].patch.model.initial.gain: 0 makes Whh zero, which cannot be scaled to a spectral radius or singular value; "
        + "allowed: a number above 0")]
    [InlineData(
        "\"initial\": { \"kind\": \"gaussian\" }", """{ "model": { "initial": { "kind": "file" } } }""",
        "variants[0].patch.model.initial: with this patch, model.initial.file: missing; "
        + "allowed: the path of an .npz file, as kind is file")]
    public void A_mistake_that_comes_of_the_lesson_and_the_patch_together_says_both_keys(string model, string patch, string message) =>
        Assert.Equal(message, Assert.Single(Contrast.Errors(Variant(patch, "\"hidden\": 3, " + model))).ToString());

    [Fact]
    public void Too_much_memory_for_a_variant_alone_is_a_mistake_of_its_patch()
    {
        string json = Variant("""{ "model": { "cell": "lstm", "hidden": 1024 } }""")
            .Replace("\"length\": 5, \"batchSize\": 3", "\"length\": 500, \"batchSize\": 100");
        LessonError error = Assert.Single(Contrast.Errors(json));
        Assert.Equal(At, error.Path);
        Assert.StartsWith(
            "with this patch, task: 500 timesteps of 100 sequences with 1024 units need", error.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "a", "patch": {} }, { "name": "b", "patch": {} }, { "name": "c", "patch": {} }""", "variants: 3 variants")]
    [InlineData(
        """{ "name": "a", "patch": {} }, { "name": "A ", "patch": {} }""", "variants[1].name: \"A \" is the name of another run, too")]
    [InlineData("""{ "name": "vanilla", "patch": {} }""", "variants[0].name: \"vanilla\" is the name of another run, too")]
    [InlineData("""{ "name": "", "patch": {} }""", "variants[0].name: the name is empty")]
    [InlineData("""{ "name": " ", "patch": {} }""", "variants[0].name: the name is empty")]
    [InlineData("""{ "name": "a\nb", "patch": {} }""", "variants[0].name: the name has a character that does not print")]
    [InlineData(
        """{ "name": "a name that is much too long for the end of a line", "patch": {} }""",
        "variants[0].name: the name has 50 characters")]
    [InlineData("""{ "name": 5, "patch": {} }""", "variants[0].name: 5 is not text")]
    [InlineData("""{ "patch": {} }""", "variants[0].name: missing")]
    [InlineData("""{ "name": "a" }""", "variants[0].patch: missing")]
    [InlineData("""{ "name": "a", "pach": {} }""", "variants[0].pach: unknown key", "variants[0].patch: missing")]
    [InlineData("5", "variants[0]: 5 is not an object")]
    [InlineData("null", "variants[0]: null is not an object")]
    public void What_is_wrong_around_patches_is_reported(string variants, params string[] mistakes) =>
        Assert.Equal(mistakes, Contrast.Mistakes(Contrast.Json(variants)));

    [Theory]
    [InlineData("=1+1", '=')]
    [InlineData(" +SUM(A1)", '+')]
    [InlineData("@SUM(A1)", '@')]
    public void A_name_that_a_spreadsheet_would_take_for_a_formula_is_a_mistake(string name, char first)
    {
        string finding = $"the name of the run begins with {first}, as a formula of a spreadsheet does";
        string json = Contrast.Json($$"""{ "name": "{{name}}", "patch": {} }""");
        Assert.Equal([$"variants[0].name: {finding}"], Contrast.Mistakes(json));
        string own = Contrast.Json("").Replace("\"run\": \"vanilla\"", $"\"run\": \"{name}\"", StringComparison.Ordinal);
        Assert.Equal([$"run: {finding}"], Contrast.Mistakes(own));
    }

    [Theory]
    [InlineData("-0.5")]
    [InlineData("−0.5")]
    [InlineData("a = 1")]
    public void A_name_may_begin_with_a_minus_sign(string name) =>
        Assert.Empty(Contrast.Mistakes(Contrast.Json($$"""{ "name": "{{name}}", "patch": {} }""")));

    [Fact]
    public void Variants_that_are_no_list_are_a_mistake() => Assert.Equal(
        ["variants: 5 is not a list"], Contrast.Mistakes(Contrast.Json("").Replace("\"variants\": [  ]", "\"variants\": 5")));

    [Theory]
    [InlineData("\"hidden\": \"three\"", """{ "training": { "window": 2 } }""", "model.hidden: \"three\" is not a number")]
    [InlineData("\"cell\": \"lstm\"", """{ "training": { "window": 2 } }""", "model.hidden: missing")]
    [InlineData("\"hidden\": 3, \"hidde\": 3", """{ "model": { "cell": "gru" } }""", "model.hidde: unknown key")]
    [InlineData(
        "\"hidden\": 3, \"initial\": { \"forgetBias\": 3 }", """{ "model": { "hidden": 4 } }""",
        "model.initial.forgetBias: given, but a vanilla cell has no gates")]
    [InlineData(
        "\"hidden\": 3, \"activation\": \"relu\", \"cell\": \"gru\"", """{ "model": { "cell": "lstm" } }""",
        "model.activation: given, but the functions of a GRU are σ and tanh")]
    [InlineData(
        "\"hidden\": 3, \"cell\": \"lsmt\"", """{ "model": { "initial": { "forgetBias": 1 } } }""",
        "model.cell: \"lsmt\" is not a cell")]
    public void A_mistake_of_the_lesson_itself_is_not_reported_again_for_a_variant(string model, string patch, string mistake) =>
        Assert.Equal([mistake], Contrast.Mistakes(Variant(patch, model)));

    [Fact]
    public void A_patch_that_gives_what_the_lesson_has_wrong_is_checked_with_its_own_value() => Assert.Equal(
        ["model.cell: \"lsmt\" is not a cell",
            $"{At}.model: with this patch, model.activation: given, but the functions of a GRU are σ and tanh"],
        Contrast.Mistakes(Variant(
            """{ "model": { "cell": "gru" } }""", "\"hidden\": 3, \"cell\": \"lsmt\", \"activation\": \"relu\"")));

    [Fact]
    public void Of_any_mistake_of_the_lesson_and_any_of_the_patch_both_are_reported_and_nothing_else()
    {
        int pairs = 0;
        foreach ((string part, string lessonMistake) in InLesson)
        {
            foreach ((string patch, string patchMistake) in InPatch)
            {
                string json = Variant(patch).Replace(part.Split(" → ")[0], part.Split(" → ")[1]);
                Assert.Equal([.. ((string[])[lessonMistake, At + patchMistake]).Order()], Contrast.Mistakes(json).Order());
                pairs++;
            }
        }

        Assert.Equal(InLesson.Length * InPatch.Length, pairs);
    }

    [Fact]
    public void The_mistakes_of_two_patches_are_both_reported()
    {
        foreach ((string first, string firstMistake) in InPatch)
        {
            foreach ((string second, string secondMistake) in InPatch)
            {
                string json = Contrast.Json($$"""{ "name": "a", "patch": {{first}} }, { "name": "b", "patch": {{second}} }""");
                Assert.Equal([At + firstMistake, "variants[1].patch" + secondMistake], Contrast.Mistakes(json));
            }
        }
    }

    private static readonly (string Change, string Mistake)[] InLesson =
    [
        ("\"title\": \"t\" → \"title\": 5", "title: 5 is not text"),
        ("\"title\": \"t\" → \"title\": \"t\", \"colour\": 1", "colour: unknown key"),
        ("\"length\": 5 → \"length\": 1", "task.length: 1 is out of range"),
        ("\"kind\": \"recall\" → \"kind\": \"recal\"", "task.kind: \"recal\" is not a task"),
        ("\"gain\": 0.5 → \"gain\": \"half\"", "model.initial.gain: \"half\" is not a number"),
        ("\"hidden\": 3 → \"hidden\": 3, \"bias\": 1", "model.bias: 1 is neither true nor false"),
        ("\"learningRate\": 0.1 → \"learningRate\": -1", "training.optimizer.learningRate: -1 is out of range"),
        ("\"kind\": \"sgd\" → \"kind\": \"sdg\"", "training.optimizer.kind: \"sdg\" is not an optimizer"),
        ("\"run\": \"vanilla\" → \"run\": \" \"", "run: the name is empty"),
    ];

    private static readonly (string Patch, string Mistake)[] InPatch =
    [
        ("""{ "model": { "cell": "lsmt" } }""", ".model.cell: \"lsmt\" is not a cell"),
        ("""{ "model": { "hidden": 0 } }""", ".model.hidden: 0 is out of range"),
        ("""{ "model": { "activation": 1 } }""", ".model.activation: 1 is not an activation"),
        ("""{ "training": { "clip": 1 } }""", ".training.clip: 1 is not an object"),
        ("""{ "training": { "window": "all" } }""", ".training.window: \"all\" is not a number"),
        ("""{ "seed": 0.5 }""", ".seed: 0.5 is not a whole number"),
        ("""{ "task": {} }""", ".task: another task, but all runs of a contrast see the same batches"),
        ("""{ "colour": 1 }""", ".colour: unknown key"),
    ];

    private static string Variant(string patch, string model = Contrast.Vanilla) =>
        Contrast.Json($$"""{ "name": "other", "patch": {{patch}} }""", model);
}
