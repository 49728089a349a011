using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Terms;

/// <summary>
/// What the lesson says at the walk's place: the call-out of its stop, else of the last stop of this iteration, else what the
/// lesson is about.
/// </summary>
public sealed class TermCalloutPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private const string Hint = "→ goes on   ← goes back";

    private readonly LatestSentence latest = new();

    /// <inheritdoc/>
    protected override string Title => "LESSON";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.LessonText;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        DrawCorner(canvas, Hint, Theme.Muted);
        Box room = Content with { Height = Bounds.Bottom - Look.Px(6) - Content.Y };
        TextStyle style = Look.Body with { Size = Look.Px(15) };
        SentenceText.Draw(canvas, Appearance.Formulas, latest.Read(Said()), room, style, Look.Px(23), Theme.Text);
    }

    private string Said()
    {
        Walk walk = training.Walk;
        int here = walk.Itinerary.IndexOf(walk.Cursor);
        for (int i = here; i >= 0; i--)
        {
            if (walk.StopAt(walk.Itinerary.At(walk.Cursor.Iteration, i)) is { Callout.Length: > 0 } stop)
            {
                return stop.Callout;
            }
        }

        return training.Session.Lesson.Summary;
    }
}
