using System.Text.Json.Nodes;
using RnnViz.Lessons.Checks;

namespace RnnViz.Lessons.Tests.Checks;

/// <summary>Reference cases that are broken: each is refused in a sentence about the file, without words of the program's inside.</summary>
public sealed class HostileCaseTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("rnnviz-test-").FullName, "case.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Theory]
    [InlineData("", "this is no JSON")]
    [InlineData("{", "this is no JSON")]
    [InlineData("[]", "is not of the kind that stands there")]
    [InlineData("null", "the file holds null")]
    [InlineData("{}", "missing are 'name', 'shape'")]
    [InlineData("{\"expected\": 1}", "expected is not of the kind that stands there")]
    [InlineData("{\"\\ud800\": 1, \"expected\": 1}", "")]
    public void What_is_no_case_is_refused(string json, string sentence)
    {
        File.WriteAllText(path, json);
        RequireRefused(sentence);
        Assert.False(json.Length == 0 && ReferenceCases.LooksLikeCase(path));
    }

    [Theory]
    [InlineData("name", "\"\\ud800\"", "name is not of the kind that stands there, or no valid Unicode")]
    [InlineData("name", "null", "name is not of the kind")]
    [InlineData("shape", "null", "shape is not of the kind")]
    [InlineData("shape.T", "-1", "expected sizes of at least 1")]
    [InlineData("shape.T", "1e9", "shape.T is not of the kind")]
    [InlineData("shape.T", "2147483647", "elements where the shape says 2147483647")]
    [InlineData("shape.H", "2147483647", "elements where the shape says 2147483647")]
    [InlineData("parameters", "null", "parameters is not of the kind")]
    [InlineData("parameters.Whh", "[]", "parameters.Whh has 0 elements")]
    [InlineData("parameters.Whh", "[null]", "elements where the shape says")]
    [InlineData("expected.gradients", "null", "expected.gradients is not of the kind")]
    [InlineData("expected.flow", "\"x\"", "expected.flow is not of the kind")]
    [InlineData("expected.training", "[null]", "expected.training needs optimizer.kind")]
    [InlineData("expected.training", "[{\"optimizer\": {\"kind\": null, \"lr\": 1}, \"lossPerIteration\": [1]}]", "not of the kind")]
    [InlineData("expected.training", "[{\"optimizer\":{\"kind\":\"newton\",\"lr\":1},\"lossPerIteration\":[1]}]", "is not an optimizer")]
    [InlineData("loss", "\"l1\"", "\"l1\" is not a loss")]
    [InlineData("output", "\"first\"", "output is \"first\"; use every-step or last-step")]
    [InlineData("activation", "\"swish\"", "\"swish\" is not an activation")]
    [InlineData("cell", "\"mlp\"", "cell is \"mlp\"; use vanilla, lstm or gru")]
    [InlineData("window", "-5", "window is -5, expected at least 1")]
    [InlineData("window", "0", "window is 0, expected at least 1")]
    public void A_case_with_one_thing_wrong_is_refused_with_that(string key, string value, string sentence)
    {
        string hello = ReferenceCases.BuiltIn.First(file => Path.GetFileName(file).StartsWith("hello", StringComparison.Ordinal));
        JsonNode root = JsonNode.Parse(File.ReadAllText(hello))!;
        string[] keys = key.Split('.');
        JsonNode owner = keys[..^1].Aggregate(root, (node, name) => node[name]!);
        owner[keys[^1]] = "PLACE";
        File.WriteAllText(path, root.ToJsonString().Replace("\"PLACE\"", value, StringComparison.Ordinal));
        RequireRefused(sentence);
    }

    [Fact]
    public void A_case_in_UTF_16_or_beyond_the_bound_is_said_to_be_so()
    {
        File.WriteAllText(path, "{\"expected\": {}}", System.Text.Encoding.Unicode);
        RequireRefused("is UTF-16, not UTF-8");
        using (FileStream sparse = File.Create(path))
        {
            sparse.SetLength(2L << 30);
        }

        RequireRefused("has 2048 MB, too much for a reference case");
        Assert.False(ReferenceCases.LooksLikeCase(path));
    }

    private void RequireRefused(string sentence)
    {
        string message = Assert.Throws<InvalidDataException>(() => ReferenceCases.Check(path, 1e-9)).Message;
        Assert.Contains(sentence, message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("RnnViz.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter '", message, StringComparison.Ordinal);
    }
}
