using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// What is wrong with the recorded step that is shown, on a line of its own above the transport for as long as it is shown: why it cannot
/// be read, or that what is drawn is not what was trained. Of several recordings it speaks of the one in front, else of the first of which
/// there is something to say.
/// </summary>
/// <param name="contrast">The runs.</param>
/// <param name="appearance">Colours and type sizes.</param>
public sealed class RecordingNote(ShownContrast contrast, IAppearance appearance) : Control
{
    private const float Padding = 16;
    private const string Warning = "what is drawn is not what was trained: deviation ";

    private bool wasShown;

    /// <summary>Told when it appears or leaves: room is made for it, so that it covers nothing.</summary>
    public event Action? Changed;

    /// <summary>Whether there is something to say.</summary>
    public bool IsShown => Session is not null;

    private Look Look => appearance.Look;

    private TrainingSession? Session
    {
        get
        {
            if (HasTrouble(contrast.Front.Training.Session))
            {
                return contrast.Front.Training.Session;
            }

            foreach (ShownRun run in contrast.Runs)
            {
                if (HasTrouble(run.Training.Session))
                {
                    return run.Training.Session;
                }
            }

            return null;
        }
    }

    private static bool HasTrouble(TrainingSession session) =>
        session.RecordingProblem is not null || session.Deviation.Largest > session.ExplainedDeviation;

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (IsShown != wasShown)
        {
            wasShown = IsShown;
            Changed?.Invoke();
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (Bounds.Width <= 0 || Session is not { } session)
        {
            return;
        }

        var text = new TextLine(stackalloc char[320]);
        if (session.RecordingProblem is { } problem)
        {
            text.Add(problem.AsSpan(0, Math.Min(problem.Length, 300)));
        }
        else
        {
            (string quantity, double value) = session.Deviation.Furthest;
            text.Add(canvas.Fonts.Wording(Warning));
            if (value is >= 0.01 and < 1000)
            {
                text.Add3(value);
            }
            else
            {
                text.AddRound(value);
            }

            text.Add(canvas.Fonts.Wording(" in "));
            text.Add(quantity);
        }

        float most = Bounds.Width - 2 * Look.Px(Padding);
        TextStyle style = Look.Body.AsVerbatim();
        if (canvas.Fonts.Measure(text.Span, style) > most)
        {
            style = Look.Label.AsVerbatim();
        }

        int length = text.Span.Length;
        if (canvas.Fonts.Measure(text.Span, style) > most)
        {
            length = canvas.Fonts.FittingLength(text.Span, style, most - canvas.Fonts.Measure("…", style));
        }

        var shown = new TextLine(stackalloc char[321]);
        shown.Add(text.Span[..length]);
        shown.Add(length < text.Span.Length ? "…" : "");
        float width = canvas.Fonts.Measure(shown.Span, style) + 2 * Look.Px(Padding);
        Box box = (Bounds with { X = Bounds.Center.X - width / 2, Width = width }).Snapped();
        canvas.FillRoundedBox(box, Look.Px(8), Look.Theme.Text);
        canvas.CenteredText(shown.Span, box.Center, style, Look.Theme.Surface);
    }
}
