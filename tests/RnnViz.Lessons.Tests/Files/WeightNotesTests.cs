using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>What is said of weights from files: of what is not in them, and of keys that would not count.</summary>
public sealed class WeightNotesTests : IDisposable
{
    private const string FromFile = "\"kind\": \"file\", \"file\": \"w.npz\"";
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("vanilla", Cell.Vanilla, "w.npz has no bh and no by: they begin at 0. ")]
    [InlineData("lstm", Cell.Lstm, "w.npz has no bias_ih_l0 and no bias_hh_l0 and no by: they begin at 0. ")]
    [InlineData("gru", Cell.Gru, "w.npz has no bias_ih_l0 and no bias_hh_l0 and no by: they begin at 0. ")]
    public void Biases_that_a_file_has_not_are_named_in_a_note(string name, Cell cell, string note)
    {
        Save(cell, bias: false);
        Assert.StartsWith(note, Assert.Single(Open($"\"cell\": \"{name}\"", FromFile).Notes), StringComparison.Ordinal);
        Assert.Empty(Open($"\"cell\": \"{name}\", \"bias\": false", FromFile).Notes);
        Save(cell, bias: true);
        Assert.Empty(Open($"\"cell\": \"{name}\"", FromFile).Notes);
    }

    [Fact]
    public void The_note_is_said_once_for_all_runs_and_also_where_only_a_variant_has_the_file()
    {
        Save(Cell.Vanilla, bias: false);
        const string Variant = """, "variants": [ { "name": "b", "patch": { "model": { "initial": { """ + FromFile + """ } } } } ]""";
        Assert.Single(Open("\"cell\": \"vanilla\"", FromFile, Variant).Notes);
        Assert.Single(Open("\"cell\": \"vanilla\"", "\"gain\": 0.7", Variant).Notes);
    }

    [Fact]
    public void A_forget_bias_of_a_vanilla_cell_is_one_mistake_beside_a_file_too()
    {
        Save(Cell.Vanilla, bias: true);
        LessonException e = Assert.Throws<LessonException>(() => Open("\"cell\": \"vanilla\"", $"{FromFile}, \"forgetBias\": 2"));
        Assert.Equal("model.initial.forgetBias", Assert.Single(e.Errors).Path);
    }

    [Theory]
    [InlineData("gain", "remove it; spectralRadius and largestSingularValue scale Whh")]
    [InlineData("inputGain", "remove it")]
    [InlineData("outputGain", "remove it")]
    public void A_gain_beside_a_file_is_a_mistake_as_nothing_would_come_of_it(string key, string advice)
    {
        Save(Cell.Vanilla, bias: true);
        LessonException e = Assert.Throws<LessonException>(() => Open("\"cell\": \"vanilla\"", $"{FromFile}, \"{key}\": 3"));
        Assert.Equal(
            $"model.initial.{key}: given, but weights of a file are taken as they are; allowed: {advice}",
                Assert.Single(e.Errors).ToString());
    }

    [Fact]
    public void A_folder_in_place_of_weights_is_called_a_folder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "w.npz"));
        LessonException e = Assert.Throws<LessonException>(() => Open("\"cell\": \"vanilla\"", FromFile));
        Assert.Contains("w.npz is a folder", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    private void Save(Cell cell, bool bias) => WeightFile.Save(
        Path.Combine(folder, "w.npz"), new NetworkParameters(new NetworkShape(4, 2, 4, bias, cell)));

    private Lesson Open(string model, string initial, string more = "") => LessonReader.Read(
        $$"""
        {
          "title": "t", "task": { "kind": "text", "text": "hello", "sequenceLength": 2 },
          "model": { "hidden": 2, {{model}}, "initial": { {{initial}} } },
          "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }{{more}}
        }
        """, "test", folder);
}
