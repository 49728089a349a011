using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>Whether the memory of the machine is enough for a lesson: counted before any of it is taken.</summary>
internal static class LessonMemory
{
    private const long LargestTape = 1L << 28;

    // the rest is for the system, what is drawn, and the history of the run
    private const double Share = 0.7;

    /// <summary>Notes where a lesson needs more memory than there is.</summary>
    /// <param name="lesson">The lesson; what is unknown of it has any value.</param>
    /// <param name="sizes">What is known of its task.</param>
    /// <param name="mistakes">What is unknown; gets the mistake.</param>
    /// <param name="available">Bytes that the program may use; null for those of the machine.</param>
    public static void Check(Lesson lesson, TaskSizes sizes, LessonMistakes mistakes, long? available = null)
    {
        if (!mistakes.Knows("model.hidden")
            || sizes is not { Timesteps: { } steps, BatchSize: { } batch, InputSize: { } D, OutputSize: { } O })
        {
            return;
        }

        long T = steps, B = batch, H = lesson.Model.Hidden;
        long G = lesson.Model.ShapeFor(D, O).G, states = lesson.Model.Cell == CellKind.Vanilla ? 3 : G + 5;
        long reach = lesson.Training.Truncation is { } k ? Math.Min(k, T) * Math.Min(B, 64) * H * 2 : 0;
        long tape = T * B * (states * H + 3L * O + D) + reach, weights = G * H * H * 5 + (G * D + O) * H * 6;
        string sizeWords = $"{Counted.Of(T, "timestep")} of {Counted.Of(B, "sequence")} with {Counted.Of(H, "unit")}";
        string remedy = tape > weights ? "a smaller batch, fewer timesteps or fewer units"
            : $"fewer units, or fewer than {Math.Max(D, O)} different {(D > 1 ? "tokens" : "outputs")}";
        if (tape + weights > LargestTape)
        {
            mistakes.Add(
                "task", $"{sizeWords} need {Gigabytes(tape + weights)} GB", $"at most {Gigabytes(LargestTape)} GB: {remedy}");
            return;
        }

        // the next pass is computed while one is shown, and a contrast has a pass of its own for each run
        int runs = 1 + lesson.Variants.Count;
        double needed = 8.0 * runs * (2 * tape + weights), there = available ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > Share * there)
        {
            string each = runs == 1 ? "" : $", {runs} runs";
            mistakes.Add(
                "task", $"{sizeWords}{each} need {Gigabytes(needed / 8)} GB, and this machine has {Gigabytes(there / 8)} GB",
                $"at most {Gigabytes(Share * there / 8)} GB here: {(runs == 1 ? "" : "fewer runs, ")}{remedy}");
        }
    }

    private static string Gigabytes(double numbers) => (numbers * 8 / 1e9).ToString("F1", CultureInfo.InvariantCulture);
}
