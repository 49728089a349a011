using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Gallery;

/// <summary>
/// What the first iterations of a lesson look like: really trained, for as long as the budget allows, never drawn by hand.
/// </summary>
public sealed class LessonPreview
{
    private const int MostRows = 40, MostIterations = 200, LeastIterations = 10;

    private LessonPreview(TrainingSession session)
    {
        TrainingHistory history = session.History;
        Iterations = history.Count;
        FirstLoss = history.Loss.Mean(0);
        LastLoss = history.Loss.Latest;
        ViewSettings view = session.Lesson.View;
        Flow = FlowOf(history, session.Step.Timesteps, ValueScale.Log(view.LowestDecade, view.HighestDecade));
        Loss = LossOf(history.Loss);
    }

    /// <summary>Gradient flow over training: columns are timesteps, rows iterations, the newest at the top.</summary>
    public Heatmap Flow { get; }

    /// <summary>The loss of each iteration as a share of the greatest one, 0..1; NaN where it was not finite.</summary>
    public IReadOnlyList<float> Loss { get; }

    /// <summary>Iterations trained.</summary>
    public int Iterations { get; }

    /// <summary>The loss before the first update.</summary>
    public double FirstLoss { get; }

    /// <summary>The loss of the last iteration.</summary>
    public double LastLoss { get; }

    /// <summary>Trains a lesson from its start until 200 iterations or the time is used up, and looks at the result.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="budget">When to stop; the first ten iterations are trained however long they take.</param>
    public static LessonPreview Of(Lesson lesson, TimeSpan budget)
    {
        using var session = new TrainingSession(lesson, settings: new SessionSettings { HistoryBytes = SessionSettings.LeastHistoryBytes });
        long start = session.Clock.GetTimestamp();
        for (int i = 0; i < MostIterations && (i < LeastIterations || session.Clock.GetElapsedTime(start) < budget); i++)
        {
            session.Prepare();
            session.Apply();
        }

        session.Prepare();
        return new LessonPreview(session);
    }

    private static Heatmap FlowOf(TrainingHistory history, int timesteps, ValueScale scale)
    {
        int rows = Math.Min(MostRows, history.FlowRows);
        var map = new Heatmap(timesteps, rows);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> norms = history.FlowRow((rows - 1 - row) * history.FlowRows / rows);
            Span<float> cells = map.EditRow(row);
            for (int t = 0; t < timesteps; t++)
            {
                cells[t] = scale.Encode(norms[t]);
            }
        }

        return map;
    }

    private static float[] LossOf(ScalarSeries series)
    {
        var loss = new float[series.BucketCount];
        double greatest = 0;
        for (int i = 0; i < loss.Length; i++)
        {
            if (double.IsFinite(series.Max(i)))
            {
                greatest = Math.Max(greatest, series.Max(i));
            }
        }

        for (int i = 0; i < loss.Length; i++)
        {
            double mean = series.Mean(i);
            loss[i] = greatest > 0 || !double.IsFinite(mean) ? (float)(mean / greatest) : 0;
        }

        return loss;
    }
}
