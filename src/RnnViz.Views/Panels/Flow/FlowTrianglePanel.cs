using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>
/// The flow triangle F[k, t] = ‖∂ℓ_k/∂h_t‖: one row for each timestep k that has a loss, one column a timestep t. With a
/// loss at every step the sum of all looks flat while every single row vanishes. What truncation cuts off is veiled and hatched.
/// </summary>
public sealed partial class FlowTrianglePanel : FlowRow
{
    private readonly int[] losses;
    private readonly Heatmap cells;
    private (int Analysis, int Scales, bool OfCell) version = (-1, -1, false);

    /// <summary>A triangle for the lesson's timesteps.</summary>
    public FlowTrianglePanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
        : base(training, view, scales, appearance)
    {
        PreparedStep step = training.Step;
        losses = [.. Enumerable.Range(1, step.Timesteps).Where(step.HasLoss)];
        cells = new Heatmap(step.Timesteps, losses.Length);
    }

    /// <inheritdoc/>
    public override FlowPicture Picture => FlowPicture.Triangle;

    /// <inheritdoc/>
    protected override string Title => "FLOW";

    /// <inheritdoc/>
    protected override float NameEnd => Figure is null ? Axis.Area.X - Look.Px(4) : base.NameEnd;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.FlowTriangle;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        base.Process(delta);
        if (View.FlowPicture != FlowPicture.Triangle || version == (View.AnalysisVersion, Scales.Version, View.ShowsCell))
        {
            return;
        }

        version = (View.AnalysisVersion, Scales.Version, View.ShowsCell);
        cells.Clear();
        if (Training.Analysis.Iteration < 0)
        {
            return;
        }

        for (int row = 0; row < losses.Length; row++)
        {
            // the last loss at the top
            int k = losses[^(row + 1)];
            Span<float> line = cells.EditRow(row);
            for (int t = 1; t <= k; t++)
            {
                line[t - 1] = Scales.Norm.Encode(Flow(k, t));
            }
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCursorBand(canvas);
        if (Figure is null)
        {
            Formula(canvas, Symbol, 16).Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        }
        else
        {
            DrawAxisTitle(canvas, "", Bounds.Width < Look.Px(420) ? "loss k" : "loss of timestep k", AxisBaseline);
        }

        if (Figure is null && Training.Analysis.Iteration >= 0)
        {
            DrawIteration(canvas);
        }

        Box plot = Plot;
        TimeAxis axis = Axis;
        canvas.Heatmap(cells, new Box(axis.Range.Start, 0, axis.Range.Count, cells.Rows), plot, Theme.Sequential,
            new HeatmapMarks(HasGaps: cells.Rows < 24));
        if (Training.Analysis.Iteration < 0)
        {
            canvas.CenteredText("being computed", plot.Center, Look.Label, Theme.Muted);
        }
        else
        {
            if (!IsOld)
            {
                DrawNumbers(canvas, plot);
            }

            DrawOld(canvas);
            DrawBeyondWindow(canvas, plot);
        }

        DrawLossTicks(canvas, plot);
        DrawNormLegend(canvas, plot);
        DrawTimesteps(canvas);
        DrawVeil(canvas, 1, FirstGradient - 1);
        DrawCursorEdges(canvas);
    }

    private string Symbol => View.ShowsCell ? "‖∂ℓ_k/∂c_t‖" : "‖∂ℓ_k/∂h_t‖";

    private double Flow(int k, int t) => View.ShowsCell ? Training.Analysis.CellFlow(k, t) : Training.Analysis.Flow(k, t);

    private float RowHeight => Plot.Height / losses.Length;

    /// <summary>The top of the row of the i-th loss, the first at the bottom.</summary>
    private float RowTop(Box plot, int i) => plot.Bottom - (i + 1) * RowHeight;

    private void DrawNumbers(ICanvas canvas, Box plot)
    {
        TimeAxis axis = Axis;
        if (!CellNumbers.Fit(Look, axis.ColumnWidth, RowHeight))
        {
            return;
        }

        var numbers = new CellNumbers(canvas, Look, Scales.Norm, Theme.Sequential);
        for (int i = 0; i < losses.Length; i++)
        {
            for (int t = axis.First; t <= Math.Min(axis.Last, losses[i]); t++)
            {
                if (axis.Shows(t) && Training.Analysis.Reaches(losses[i], t))
                {
                    numbers.Write(Flow(losses[i], t), new Box(axis.Left(t), RowTop(plot, i), axis.ColumnWidth, RowHeight));
                }
            }
        }
    }

    /// <summary>A veil over every cell that truncation cuts off, hatched, and how much of the gradient that was.</summary>
    private void DrawBeyondWindow(ICanvas canvas, Box plot)
    {
        if (Training.Analysis.Truncation is not int truncation || truncation >= Axis.Timesteps)
        {
            return;
        }

        TimeAxis axis = Axis;
        for (int i = 0; i < losses.Length; i++)
        {
            float right = axis.VisibleLeft(losses[i] - truncation + 1);
            if (losses[i] > truncation && right > plot.X)
            {
                canvas.FillBox(new Box(plot.X, RowTop(plot, i), right - plot.X, RowHeight), Theme.Surface.WithOpacity(0.72f));
            }
        }

        if (losses.Length == 1)
        {
            canvas.Hatch(
                new Box(plot.X, plot.Y, axis.VisibleLeft(losses[0] - truncation + 1) - plot.X, plot.Height), Look.Px(7), Look.Hair(),
                Theme.Muted.WithOpacity(0.6f));
        }
        else
        {
            // the inner corners of the staircase lie on one line where every step has a loss
            canvas.Hatch(plot, Look.Px(7), Look.Hair(), Theme.Muted.WithOpacity(0.6f),
                new Point(axis.Left(1), RowTop(plot, truncation - 1)), new Point(axis.Left(axis.Timesteps - truncation + 1), plot.Y));
        }

        // it ends where the last loss' row comes into the window, whose cells have numbers
        Box beyond = plot with { Width = MathF.Max(0, axis.VisibleLeft(losses[^1] - truncation + 1) - plot.X) };
        TruncationNote.Draw(canvas, Look, Appearance.Formulas, Training.Analysis, beyond, Training.Step.IsGated);
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        Box plot = Plot;
        if (!plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t) || Training.Analysis.Iteration < 0)
        {
            return false;
        }

        int k = losses[Math.Clamp((int)((plot.Bottom - point.Y) / RowHeight), 0, losses.Length - 1)];
        if (t > k)
        {
            return false;
        }

        text.Name.Add("‖∂ℓ");
        text.Name.AddIndex(k);
        text.Name.Add(View.ShowsCell ? "/∂c" : "/∂h");
        text.Name.AddIndex(t);
        text.Name.Add("‖ over the batch");
        text.Value.Add3(Flow(k, t));
        if (!Training.Analysis.Reaches(k, t))
        {
            text.Value.Add(" beyond the window: left out");
        }

        text.Place.AddPart("loss of timestep", k);
        text.Place.AddPart("reaching timestep", t);
        text.Place.AddPart("iteration", Training.Session.ShownIteration(Training.Analysis.Iteration));
        return true;
    }
}
