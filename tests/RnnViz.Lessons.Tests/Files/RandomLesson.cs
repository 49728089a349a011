using System.Text.Json.Nodes;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Random lessons, right ones and broken ones.</summary>
internal static class RandomLesson
{
    /// <summary>A lesson without mistakes.</summary>
    public static JsonObject Good(RandomSource random) => new()
    {
        ["title"] = "random",
        ["seed"] = random.NextInteger(1000),
        ["task"] = Task(random),
        ["model"] = Model(random),
        ["training"] = Training(random),
        ["view"] = new JsonObject { ["theme"] = One(random, "light", "dark", "projector") },
        ["variants"] = new JsonArray([.. Enumerable.Range(0, random.NextInteger(3)).Select(i => Variant(random, $"run {i + 2}"))]),
    };

    /// <summary>The text of a lesson with something wrong in it, most of the time.</summary>
    public static string Break(JsonObject lesson, RandomSource random)
    {
        string text = lesson.ToJsonString();
        if (random.NextInteger(8) == 0)
        {
            int at = random.NextInteger(text.Length);
            return random.NextInteger(2) == 0 ? text[..at] : text.Remove(at, 1);
        }

        for (int n = 1 + random.NextInteger(3); n > 0; n--)
        {
            List<JsonObject> objects = [.. Objects(lesson)];
            JsonObject target = objects[random.NextInteger(objects.Count)];
            string key = target.Select(p => p.Key).ElementAt(random.NextInteger(target.Count));
            switch (random.NextInteger(4))
            {
                case 0:
                    target.Remove(key);
                    break;
                case 1:
                    JsonNode? value = target[key]?.DeepClone();
                    target.Remove(key);
                    target[key + One(random, "s", "X", " ", "é", "\"")] = value;
                    break;
                case 2:
                    target[key] = Junk(random);
                    break;
                default:
                    target[One(random, "kind", "extra", "", "hidden", "file")] = Junk(random);
                    break;
            }

            if (target.Count == 0)
            {
                break;
            }
        }

        return lesson.ToJsonString();
    }

    private static JsonObject Task(RandomSource random) => random.NextInteger(8) switch
    {
        0 => new JsonObject
        {
            ["kind"] = "text",
            ["text"] = One(random, "hello", "abababab", "héllo wörld ☃ 🎉", "aaaa aaaa"),
            ["vocabulary"] = One(random, "characters", "bytes"),
            ["sequenceLength"] = 1 + random.NextInteger(3),
        },
        1 => new JsonObject
        {
            ["kind"] = "text",
            ["text"] = "to be or not to be",
            ["sequenceLength"] = 2,
            ["batchSize"] = 3,
            ["stateful"] = true,
        },
        2 => new JsonObject { ["kind"] = "adding", ["length"] = 2 + random.NextInteger(9), ["batchSize"] = 1 + random.NextInteger(9) },
        3 => new JsonObject { ["kind"] = "copy", ["delay"] = 1 + random.NextInteger(4), ["batchSize"] = 1 + random.NextInteger(3) },
        4 => new JsonObject { ["kind"] = "recall", ["length"] = 2 + random.NextInteger(9), ["batchSize"] = 1 + random.NextInteger(9) },
        5 => new JsonObject { ["kind"] = "temporal-order", ["length"] = 10 + random.NextInteger(9), ["batchSize"] = 2 },
        6 => new JsonObject
        {
            ["kind"] = "series",
            ["generator"] = One(random, "chaotic", "sine"),
            ["points"] = 30 + random.NextInteger(30),
            ["window"] = 1 + random.NextInteger(9),
            ["output"] = One(random, "every-step", "last-step"),
        },
        _ => new JsonObject
        {
            ["inputs"] = JsonNode.Parse("[[[0.5, 1]], [[-1, 2e300]]]"),
            ["targets"] = JsonNode.Parse("[[[0.1]], [[1e-300]]]"),
            ["kind"] = "inline",
        },
    };

    private static JsonObject Model(RandomSource random)
    {
        string cell = One(random, "vanilla", "lstm", "gru");
        var model = new JsonObject
        {
            ["cell"] = cell,
            ["hidden"] = 1 + random.NextInteger(9),
            ["bias"] = random.NextInteger(2) == 0,
            ["initial"] = new JsonObject
            {
                ["kind"] = One(random, "gaussian", "xavier", "orthogonal", "identity", "uniform"),
                ["gain"] = One(random, 0.5, 1.0, 50.0),
                ["spectralRadius"] = random.NextInteger(2) == 0 ? null : One(random, 0.5, 1.0, 900.0),
            },
        };
        if (cell == "vanilla")
        {
            model["activation"] = One(random, "tanh", "relu", "sigmoid", "identity");
        }
        else if (model["bias"]!.GetValue<bool>())
        {
            model["initial"]!["forgetBias"] = One(random, -20.0, 0.0, 4.0, 20.0);
        }

        return model;
    }

    /// <summary>A patch may be of anything, and fits every random lesson.</summary>
    private static JsonObject Variant(RandomSource random, string name)
    {
        var patch = new JsonObject();
        if (random.NextInteger(2) == 0)
        {
            JsonObject model = Model(random);
            model.TryAdd("activation", null);
            model["initial"]!.AsObject().TryAdd("forgetBias", null);
            patch["model"] = model;
        }

        if (random.NextInteger(2) == 0)
        {
            patch["training"] = Training(random);
        }

        if (random.NextInteger(2) == 0)
        {
            patch["seed"] = One<JsonNode?>(random, null, 3, int.MaxValue);
        }

        return new JsonObject { ["name"] = name, ["patch"] = patch };
    }

    private static JsonObject Training(RandomSource random) => new()
    {
        ["optimizer"] = new JsonObject
        {
            ["kind"] = One(random, "sgd", "momentum", "adagrad", "rmsprop", "adam"),
            ["learningRate"] = One(random, 0.0, 0.01, 1000.0),
        },
        ["clip"] = new JsonObject { ["kind"] = One(random, "none", "norm", "value"), ["threshold"] = 1.0 },
        ["window"] = random.NextInteger(2) == 0 ? null : 1 + random.NextInteger(5),
    };

    private static JsonNode? Junk(RandomSource random) => random.NextInteger(12) switch
    {
        0 => null,
        1 => -1,
        2 => 1e308,
        3 => 0.5,
        4 => "",
        5 => "adagard",
        6 => true,
        7 => new JsonArray(),
        8 => new JsonObject(),
        9 => 1_000_000,
        10 => JsonNode.Parse("[[[1,2],[3]],[]]"),
        _ => JsonNode.Parse("1e999"),
    };

    private static IEnumerable<JsonObject> Objects(JsonObject root) =>
        new[] { root }.Where(o => o.Count > 0).Concat(
            root.SelectMany(p => p.Value is JsonArray list ? list : (IEnumerable<JsonNode?>)[p.Value])
                .OfType<JsonObject>().SelectMany(Objects));

    private static TValue One<TValue>(RandomSource random, params TValue[] choices) => choices[random.NextInteger(choices.Length)];
}
