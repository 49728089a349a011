using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Analysis;

namespace RnnViz.Lessons.Checks;

/// <summary>Trains a lesson without a screen and writes what each iteration computed.</summary>
public static class LessonTrace
{
    /// <summary>Trains the lesson and writes a line for each iteration.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="iterations">Updates.</param>
    /// <param name="path">A file ending in .csv or .jsonl.</param>
    /// <param name="seed">Instead of the lesson's seed.</param>
    /// <param name="weightsOut">A .npz file for the weights after the last update, or null.</param>
    /// <param name="advanced">Called after each update with the number of updates, or null.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    /// <exception cref="ArgumentException">The path ends in neither .csv nor .jsonl.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(
        Lesson lesson, int iterations, string path, int? seed = null, string? weightsOut = null, Action<int>? advanced = null)
    {
        TraceFormat format = FormatOf(path);
        using var session = new TrainingSession(lesson, seed);
        var spectrum = new Spectrum(lesson.Model.Hidden);
        using (var file = new StreamWriter(path))
        {
            var writer = new TraceWriter(file, format, session.Step.Timesteps);
            for (int i = 0; i < iterations; i++)
            {
                session.Prepare();
                spectrum.Compute(session.Parts.Network.Parameters.Whh);
                writer.Write(session.Step, spectrum.SpectralRadius, spectrum.LargestSingularValue);
                session.Apply();
                advanced?.Invoke(i + 1);
            }
        }

        if (weightsOut is not null)
        {
            session.SaveWeights(weightsOut);
        }
    }

    /// <summary>The format that a file's ending asks for.</summary>
    /// <exception cref="ArgumentException">It asks for none that there is.</exception>
    public static TraceFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => TraceFormat.Csv,
        ".jsonl" => TraceFormat.JsonLines,
        string other => throw new ArgumentException($"A trace file ends in \"{other}\"; expected .csv or .jsonl.", nameof(path)),
    };
}
