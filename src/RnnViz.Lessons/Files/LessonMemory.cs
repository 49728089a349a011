using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Files;

/// <summary>Whether the memory of the machine is enough for a lesson: counted before any of it is taken.</summary>
internal static class LessonMemory
{
    private const long LargestTape = 1L << 28;

    // of more sequences, the tapes that are shown have copies that are whole matrices, beside their blocks
    private const int LargestBlock = 32;

    // what a forward pass alone writes, as a share of a whole pass
    private const double ForwardShare = 0.4;

    // the rest is for the system, what is drawn, and the history of the run
    private const double Share = 0.7;

    /// <summary>Notes where a lesson needs more memory than there is.</summary>
    /// <param name="lesson">The lesson; what is unknown of it has any value.</param>
    /// <param name="sizes">What is known of its task.</param>
    /// <param name="mistakes">What is unknown; gets the mistake.</param>
    /// <param name="available">Bytes that the program may use; null for those of the machine.</param>
    /// <param name="beside">The runs beside it, of the same task; null for as many as it has variants, all of its own size.</param>
    public static void Check(
        Lesson lesson, TaskSizes sizes, LessonMistakes mistakes, long? available = null, IReadOnlyList<Lesson>? beside = null)
    {
        if (!mistakes.Knows("model.hidden")
            || sizes is not { Timesteps: { } steps, BatchSize: { } batch, InputSize: { } D, OutputSize: { } O })
        {
            return;
        }

        (long tape, long weights) = NumbersOf(lesson, steps, batch, D, O);
        string sizeWords =
            $"{Counted.Of(steps, "timestep")} of {Counted.Of(batch, "sequence")} with {Counted.Of(lesson.Model.Hidden, "unit")}";
        string remedy = tape > weights ? "a smaller batch, fewer timesteps or fewer units"
            : $"fewer units, or fewer than {Math.Max(D, O)} different {(D > 1 ? "tokens" : "outputs")}";
        if (tape + weights > LargestTape)
        {
            mistakes.Add(
                "task", $"{sizeWords} need {Gigabytes(tape + weights)} GB", $"at most {Gigabytes(LargestTape)} GB: {remedy}");
            return;
        }

        beside ??= [.. lesson.Variants.Select(_ => lesson)];
        (long Tape, long Weights)[] all = [(tape, weights), .. beside.Select(run => NumbersOf(run, steps, batch, D, O))];
        if (all.Any(run => run.Tape + run.Weights > LargestTape))
        {
            // one that is too large by itself is a mistake of its own
            return;
        }

        double needed = NumbersOf(all, batch > LargestBlock), there = NumbersIn(available);
        int runs = all.Length;
        if (needed > Share * there)
        {
            string each = runs == 1 ? "" : $", {runs} runs";
            mistakes.Add(
                "task", $"{sizeWords}{each} need {Gigabytes(needed)} GB, and this machine has {Gigabytes(there)} GB",
                $"at most {Gigabytes(Share * there)} GB here: {(runs == 1 ? "" : "fewer runs, ")}{remedy}");
        }
    }

    /// <summary>Holds recordings beside each other, whose steps need not be of one size, against the memory of the machine.</summary>
    /// <param name="recordings">Each with its sizes, all of which are known.</param>
    /// <param name="available">Bytes that the program may use; null for those of the machine.</param>
    /// <returns>What is wrong; null where there is room for all.</returns>
    public static LessonError? Together(IReadOnlyList<(Lesson Lesson, TaskSizes Sizes)> recordings, long? available = null)
    {
        (long Tape, long Weights)[] all =
        [
            .. recordings.Select(recording => NumbersOf(
                recording.Lesson, recording.Sizes.Timesteps!.Value, recording.Sizes.BatchSize!.Value, recording.Sizes.InputSize!.Value,
                recording.Sizes.OutputSize!.Value)),
        ];
        double needed = NumbersOf(all, recordings.Any(recording => recording.Sizes.BatchSize > LargestBlock)), there = NumbersIn(available);
        return needed <= Share * there ? null
            : new LessonError(
                "recording",
                $"{Counted.Of(all.Length, "recording")} need {Gigabytes(needed)} GB, and this machine has {Gigabytes(there)} GB",
                $"at most {Gigabytes(Share * there)} GB here: fewer or smaller ones");
    }

    /// <summary>How many numbers runs beside each other need.</summary>
    private static double NumbersOf((long Tape, long Weights)[] runs, bool isOfManySequences)
    {
        // the pass that is shown, the next one, whole matrices of what is read, and a copy that is analysed; of a contrast for each run
        double passes = runs.Sum(run => (isOfManySequences ? 4.0 : 3.0) * run.Tape + run.Weights);
        // a surface, of the run in front: three forward passes, which keep no gradients, and copies of the weights
        return passes + runs.Max(run => 3 * ForwardShare * run.Tape + 7.0 * run.Weights);
    }

    private static double NumbersIn(long? bytes) => (bytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) / 8.0;

    /// <summary>How many numbers a pass writes, and how many are weights, their gradients and what the optimizer keeps of them.</summary>
    private static (long Tape, long Weights) NumbersOf(Lesson run, long T, long B, int D, int O)
    {
        // one whose number of units could not be read is counted when that is known
        if (run.Model.Hidden < 1)
        {
            return (0, 0);
        }

        long H = run.Model.Hidden, G = run.Model.ShapeFor(D, O).G, states = run.Model.Cell == CellKind.Vanilla ? 3 : G + 5;
        long reach = run.Training.Truncation is { } k ? Math.Min(k, T) * Math.Min(B, 64) * H * 2 : 0;
        return (T * B * (states * H + 3L * O + D) + reach, G * H * H * 5 + (G * D + O) * H * 6);
    }

    private static string Gigabytes(double numbers) => (numbers * 8 / 1e9).ToString("F1", CultureInfo.InvariantCulture);
}
