using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Geometry;

/// <summary>Small lessons whose surfaces and dynamics are looked at.</summary>
internal static class GeometryLesson
{
    /// <summary>Units of a cell that is told to store the sign of its first input.</summary>
    public static Lesson Read(
        string cell = "vanilla", int hidden = 1, string activation = "tanh", string optimizer = "sgd", string clip = "none", int steps = 6,
        bool bias = true)
    {
        string φ = cell == "vanilla" ? $", \"activation\": \"{activation}\"" : "";
        string threshold = clip == "none" ? "" : ", \"threshold\": 0.05";
        string inputs = string.Join(", ", Enumerable.Range(0, steps).Select(t => t == 0 ? "[[1.0], [-0.5]]" : "[[0.1], [0.2]]"));
        string json = $$"""
            {
              "title": "t", "seed": 3,
              "task": { "kind": "inline", "inputs": [ {{inputs}} ], "targets": [ [[0.8], [-0.7]] ], "output": "last-step" },
              "model": { "hidden": {{hidden}}, "cell": "{{cell}}"{{φ}}, "bias": {{(bias ? "true" : "false")}},
                "initial": { "kind": "gaussian", "gain": 1.5 } },
              "training": { "optimizer": { "kind": "{{optimizer}}", "learningRate": 0.1 }, "clip": { "kind": "{{clip}}"{{threshold}} } }
            }
            """;
        return LessonReader.Read(json, "test", Path.GetTempPath());
    }

    /// <summary>A session of a lesson of <see cref="CellLesson"/>, trained to an iteration and prepared.</summary>
    public static TrainingSession Trained(string name, int iterations, OptimizerKind? optimizer = null, ClipKind? clip = null)
    {
        var session = new TrainingSession(CellLesson.Load(name));
        if (optimizer is { } kind)
        {
            session.OptimizerKind = kind;
            session.LearningRate = kind is OptimizerKind.Adam or OptimizerKind.Adagrad or OptimizerKind.Rmsprop ? 0.01 : 0.1;
        }

        if (clip is { } what)
        {
            session.ClipKind = what;
            session.ClipThreshold = what == ClipKind.Value ? 0.01 : 0.1;
        }

        return Train(session, iterations);
    }

    /// <summary>Trains a session to an iteration and prepares it.</summary>
    public static TrainingSession Train(TrainingSession session, int iterations)
    {
        while (session.Iteration < iterations)
        {
            session.Prepare();
            session.Apply();
        }

        session.Prepare();
        return session;
    }
}
