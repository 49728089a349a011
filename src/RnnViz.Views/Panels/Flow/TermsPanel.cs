using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>
/// ‖δ_t h_{t−1}ᵀ‖, what each timestep adds to ∂L/∂Whh, as bars on a log axis. Under truncation the part that full BPTT would
/// have added stands above each bar, grey and hatched: it is thrown away.
/// </summary>
public sealed partial class TermsPanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : FlowRow(training, view, scales, appearance)
{
    private const string Symbol = "‖δ_t h_{t−1}ᵀ‖";

    /// <inheritdoc/>
    public override FlowPicture Picture => FlowPicture.Terms;

    /// <inheritdoc/>
    protected override string Title => "TERMS";

    /// <inheritdoc/>
    protected override float NameEnd => Figure is null ? Axis.Area.X - Look.Px(4) : base.NameEnd;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.FlowTerms;

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
            DrawAxisTitle(canvas, Symbol, ", log axis", AxisBaseline);
            DrawScope(canvas, HasOneLine ? AxisRight(canvas) : TitleRight(canvas), isAnalysis: true);
        }

        DrawDecades(canvas);
        StepAnalysis analysis = Training.Analysis;
        if (analysis.Iteration < 0)
        {
            canvas.CenteredText("being computed", Plot.Center, Look.Label, Theme.Muted);
            return;
        }

        if (Figure is null)
        {
            DrawIteration(canvas);
        }

        if (Scales.AreFitted && Figure is null)
        {
            GutterText(canvas, "fitted", 53, Look.SmallNumber, Theme.BackwardText);
        }

        for (int t = Axis.First; t <= Axis.Last; t++)
        {
            DrawTerm(canvas, t, analysis.TermNorm(t), analysis.FullTermNorm(t));
            DrawGates(canvas, t);
        }

        DrawOld(canvas);
        TruncationNote.Draw(canvas, Look, Appearance.Formulas, analysis, Plot, Training.Step.IsGated);
        DrawGatesKey(canvas);
        DrawTimesteps(canvas);
    }

    /// <inheritdoc/>
    protected override Box TargetOf(FontBook fonts, int t) =>
        BarOf(t, Math.Max(Training.Analysis.TermNorm(t), Training.Analysis.FullTermNorm(t)));

    private void DrawTerm(ICanvas canvas, int t, double norm, double full)
    {
        Box bar = BarOf(t, norm);
        float radius = MathF.Min(Look.Px(3), bar.Width * 0.2f);
        bool isShown = Training.Walk.Shows(Phase.Backward, t, Term.RecurrentTerm);
        if (norm == 0 || !double.IsFinite(norm))
        {
            ReadOnlySpan<char> mark = norm == 0 ? "0" : double.IsNaN(norm) ? "×" : "∞";
            float size = MathF.Min(Look.Px(15), Axis.ColumnWidth * 1.4f);
            if (size < 5)
            {
                canvas.FillBox(new Box(bar.X, Plot.Bottom - Look.Px(6), bar.Width, Look.Px(6)), Shade(Theme.Backward, isShown));
            }
            else
            {
                canvas.Text(mark, new Point(bar.Center.X, Plot.Bottom - Look.Px(3)), new TextStyle(FontRole.Number, size),
                    Shade(Theme.BackwardText, isShown), TextAlign.Center);
            }
        }
        else
        {
            Rgba color = Theme.Sequential.At(BarPosition(Scales.Norm.Position(norm)));
            canvas.FillRoundedBox(bar, radius, Shade(HasGates ? Rgba.Mix(Theme.Surface, color, BehindGates) : color, isShown));
        }

        if (Training.Analysis.Truncation is null || !(full > 0) || !double.IsFinite(full))
        {
            return;
        }

        float whole = YOf(full);
        if (full > norm && bar.Y - whole >= 1)
        {
            var thrown = new Box(bar.X, whole, bar.Width, bar.Y - whole);
            canvas.FillBox(thrown, Theme.Quiet);
            canvas.Hatch(thrown, Look.Px(6), Look.Hair(), Theme.Muted.WithOpacity(0.7f));
            canvas.StrokeRoundedBox(thrown, 0, Look.Hair(), Theme.Muted);
        }
        // losses may also cancel: the full term is then the smaller one
        else if (full < norm && whole - bar.Y >= 1)
        {
            canvas.FillBox(new Box(bar.X, MathF.Round(whole), bar.Width, Look.Hair(1.5f)), Theme.Surface);
        }
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        if (!Plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t) || Training.Analysis.Iteration < 0)
        {
            return false;
        }

        text.Name.Add("norm of the term of timestep ");
        text.Name.Add(t);
        text.Name.Add(Training.Step.IsGated ? " in ∂L/∂Wh" : " in ∂L/∂Whh");
        text.Value.Add3(Training.Analysis.TermNorm(t));
        if (Training.Analysis.Truncation is int truncation)
        {
            text.Value.Add(" in a window of ");
            text.Value.Add(truncation);
            text.Value.Add(", ");
            text.Value.Add3(Training.Analysis.FullTermNorm(t));
            text.Value.Add(" without");
        }

        AddGates(ref text.Value, t);

        text.Place.AddPart("timestep", t);
        text.Place.AddPart("iteration", Training.Session.ShownIteration(Training.Analysis.Iteration));
        return true;
    }
}
