using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Panels.Terms;

namespace RnnViz.Views.Panels.Status;

// the numbers of the run in front
public sealed partial class StatusBar
{
    /// <summary>The longest small number whose power of ten has one digit, 1.23e-5; and the longest of all, 1.23e-308.</summary>
    private const int ShortNumber = 7, LongNumber = 9;

    private void DrawField(ICanvas canvas, StatusField field, float x, float y)
    {
        var number = new TextLine(stackalloc char[48]);
        AddNumber(field, ref number);
        if (field == StatusField.Norm)
        {
            Norm(canvas.Fonts).Draw(canvas, new Point(x, MathF.Round(y + canvas.Fonts.CapHeight(Look.Number) / 2)), Theme.Muted);
        }

        canvas.CenteredText(LabelOf(field), new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
        x += LabelWidth(canvas.Fonts, field);
        canvas.CenteredText(number.Span, new Point(x, y), Look.Number, ColorOf(field), TextAlign.Left);
        x += canvas.Fonts.Measure(number.Span, Look.Number);
        canvas.CenteredText(UnitOf(field), new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
    }

    private static string LabelOf(StatusField field) => field switch
    {
        StatusField.Iteration => "iteration ",
        StatusField.Loss => "loss ",
        StatusField.Deviation => "deviation ",
        StatusField.Clipped => "clipped ",
        _ => "",
    };

    private static string UnitOf(StatusField field) => field == StatusField.Rate ? " fps" : "";

    private void AddNumber(StatusField field, ref TextLine text)
    {
        PreparedStep step = training.Step;
        switch (field)
        {
            case StatusField.Iteration:
                text.Add(step.ShownIteration);
                break;
            case StatusField.Timestep:
                text.Add("t = ");
                text.Add(training.Timestep);
                break;
            case StatusField.Term:
                (int term, int terms) = TermPlace.Of(training.Walk);
                AddTerm(ref text, term, terms);
                break;
            case StatusField.Loss when !training.Session.IsLossKnown:
                text.Add("–");
                break;
            case StatusField.Loss:
                text.Add3(step.LossPerOutput);
                break;
            case StatusField.Norm:
                text.Add3(step.GradientNorm);
                break;
            case StatusField.Deviation:
                text.AddRound(training.Session.Deviation.Largest);
                break;
            case StatusField.Clipped:
                text.Add3(step.ClippedGradientNorm);
                break;
            case StatusField.Rate:
                text.AddFixed(playback.FramesPerSecond!.Value, 0);
                break;
        }
    }

    private static void AddTerm(ref TextLine text, int term, int terms)
    {
        text.Add("term ");
        text.Add(term);
        text.Add(" of ");
        text.Add(terms);
    }

    private Rgba ColorOf(StatusField field)
    {
        PreparedStep step = training.Step;
        Walk walk = training.Walk;
        switch (field)
        {
            case StatusField.Timestep or StatusField.Term:
                return training.PhaseText(Theme);
            case StatusField.Loss:
                return Seen(walk.Shows(Phase.Loss, 0, Term.Losses), Theme.Text);
            case StatusField.Norm:
                return Seen(walk.Shows(Phase.Update, 0, Term.GradientNorm), Theme.Text);
            case StatusField.Deviation:
                return training.Session.Deviation.Largest > training.Session.ExplainedDeviation ? Theme.Wrong : Theme.Text;
            case StatusField.Clipped:
                bool isClipped = step.ClippedGradientNorm < step.GradientNorm;
                return Seen(walk.Shows(Phase.Update, 0, Term.Clip), isClipped ? Theme.BackwardText : Theme.Muted);
            default:
                return Theme.Text;
        }
    }

    /// <summary>A number that the walk has not come to yet is dimmed.</summary>
    private Rgba Seen(bool isShown, Rgba color) => isShown ? color : Theme.Dimmed(color);

    private FormulaLayout Norm(FontBook fonts) => appearance.Formulas.Of(fonts, "‖∇L‖", Look.Px(16));

    private float LabelWidth(FontBook fonts, StatusField field) => field == StatusField.Norm ? Norm(fonts).Width + Look.Px(7)
        : LabelOf(field).Length == 0 ? 0 : fonts.Measure(LabelOf(field), Look.Label) + Look.Px(3);

    /// <summary>
    /// The width of a field with the gap before it: one in which what it usually says does not jitter, and more where what it says now
    /// is longer, in this language or by its power of ten.
    /// </summary>
    private float Field(FontBook fonts, StatusField field)
    {
        int digits = field switch
        {
            StatusField.Iteration => 17 + Math.Max(0, IterationDigits - 10),
            StatusField.Term => 9 + 2 * Digits(TermPlace.Of(training.Walk).Count),
            StatusField.Timestep => 8,
            StatusField.Loss => 13,
            StatusField.Norm => 12,
            StatusField.Deviation => 15,
            StatusField.Rate => 7,
            _ => 16,
        };
        float usual = digits * fonts.Measure("0", Look.Number);
        return MathF.Max(usual, LabelWidth(fonts, field) + NumberWidth(fonts, field)) + Look.Px(14);
    }

    /// <summary>The room that a number and its unit take.</summary>
    private float NumberWidth(FontBook fonts, StatusField field)
    {
        var text = new TextLine(stackalloc char[48]);
        if (field == StatusField.Term)
        {
            int terms = TermPlace.Of(training.Walk).Count;
            AddTerm(ref text, terms, terms);
        }
        else
        {
            AddNumber(field, ref text);
        }

        float width = fonts.Measure(text.Span, Look.Number), digit = fonts.Measure("0", Look.Number);
        // a power of ten of two digits leaves room for the third, so that the bar moves but once as a number becomes ever smaller
        int room = field switch
        {
            StatusField.Iteration => IterationDigits,
            StatusField.Loss or StatusField.Norm or StatusField.Deviation or StatusField.Clipped =>
                text.Span.Length > ShortNumber ? LongNumber : ShortNumber,
            _ => 0,
        };
        return MathF.Max(width, room * digit) + fonts.Measure(UnitOf(field), Look.Label);
    }
}
