using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>
/// The equations of the place where the walk stands, the one that is being evaluated highlighted, and its operands by name
/// with their norms. While training runs: the equations of any timestep, and what becomes of the gradient through time.
/// </summary>
public sealed class BpttPanel(ShownTraining training, IAppearance appearance) : Panel(appearance)
{
    private const float EquationSize = 17, EquationPitch = 23, WidestPitch = 30, FactSize = 15.9f, FactPitch = 19;

    private readonly BpttPage page = new();
    private readonly BpttWriter writer = new(training, StepTable.Of(training.Walk, isBrief: false));
    private readonly FactLine line = new(appearance);
    private readonly LongEquations? broken = training.Step.Gates.Length > 0 ? new LongEquations(appearance) : null;
    private (int Version, bool IsOverview) written = (-1, false);

    /// <inheritdoc/>
    protected override string Title => IsOverview ? "THROUGH TIME" : PhaseTitle.Of(training.Walk.Cursor.Phase);

    /// <inheritdoc/>
    internal override Topic Topic => IsOverview ? Topic.ThroughTime : Topic.Equations;

    /// <summary>What the panel says, written for the walk's place.</summary>
    public BpttPage Page
    {
        get
        {
            if (written != (training.Walk.Version, IsOverview))
            {
                writer.Write(page, IsOverview);
                written = (training.Walk.Version, IsOverview);
            }

            return page;
        }
    }

    private bool IsOverview => training.Walk.IsWhole && (training.IsRunning || training.Walk.Granularity == Granularity.Batch);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Cursor cursor = training.Walk.Cursor;
        if (!IsOverview && cursor.Timestep > 0)
        {
            var place = new TextLine(stackalloc char[32]);
            place.Add("t = ");
            place.Add(cursor.Timestep);
            place.Add(" of ");
            place.Add(training.Step.Timesteps);
            DrawCorner(canvas, place.Span, PhaseText);
        }

        Box content = Content with { Height = Bounds.Bottom - Look.Px(10) - Content.Y };
        ReadOnlySpan<PageEquation> equations = EquationsIn(canvas.Fonts, content.Width);
        (int shown, int lines) = Room(content.Height, equations.Length, Page.LineCount);
        if (Page.ShowsClip)
        {
            (Box arrows, Box rest) = content.CutRight(MathF.Min(content.Width * 0.3f, content.Height), Look.Px(12));
            ClipArrows.Draw(canvas, Look, arrows, training.Walk.Update);
            content = rest;
        }
        // what is left over first sets the equations apart, then the facts from them
        float spare = content.Height - shown * Look.Px(EquationPitch) - lines * Look.Px(FactPitch);
        float pitch = Pitch(content.Height, shown, lines);
        float air = MathF.Min(Look.Px(10), (spare - shown * (pitch - Look.Px(EquationPitch))) / 2);
        float y = DrawEquations(canvas, content, equations, shown, pitch) + air;
        DrawFacts(canvas, content with { Y = y, Height = content.Bottom - y });
    }

    /// <summary>The equations of the page, those broken that are too long for a line.</summary>
    private ReadOnlySpan<PageEquation> EquationsIn(FontBook fonts, float width) =>
        broken is null ? Page.Equations : broken.Broken(fonts, Page.Equations, Look.Px(EquationSize), width);

    /// <summary>As many lines of facts as the room has height for; what does not fit in a line goes on in the next.</summary>
    private void DrawFacts(ICanvas canvas, Box room)
    {
        float y = room.Y, size = Look.Px(FactSize);
        for (int i = 0; i < Page.LineCount; i++)
        {
            ReadOnlySpan<PageFact> rest = Page.Line(i);
            while (rest.Length > 0 && y + Look.Px(FactPitch) <= room.Bottom + 1)
            {
                int count = Math.Max(1, line.Fitting(canvas.Fonts, rest, room.Width, size));
                var baseline = new Point(room.X, MathF.Round(y + Look.Px(FactPitch) * 0.7f));
                line.Draw(canvas, rest[..count], baseline, size, PhaseText);
                rest = rest[count..];
                y += Look.Px(FactPitch);
            }
        }
    }

    /// <summary>The equation that is being evaluated, else all of them.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        Box content = Content with { Height = Bounds.Bottom - Look.Px(10) - Content.Y };
        ReadOnlySpan<PageEquation> equations = EquationsIn(fonts, content.Width);
        (int shown, int lines) = Room(content.Height, equations.Length, Page.LineCount);
        (int first, int now) = Shown(equations, shown);
        if (equations.Length == 0 || equations[now].State != EquationState.Now)
        {
            return base.Locate(fonts, target);
        }

        float pitch = Pitch(content.Height, shown, lines), left = Look.Px(6);
        var area = new Box(content.X - left, content.Y + (now - first) * pitch, content.Width + 2 * left, pitch);
        return new TargetPlace(area, new Point(area.X, area.Center.Y), TargetSide.Left);
    }

    /// <summary>From equation to equation: what is left over first sets the equations apart.</summary>
    private float Pitch(float height, int shown, int lines)
    {
        float spare = height - shown * Look.Px(EquationPitch) - lines * Look.Px(FactPitch);
        return MathF.Min(Look.Px(WidestPitch), Look.Px(EquationPitch) + MathF.Max(0, spare) / (shown + 1));
    }

    /// <summary>The first equation shown and the first that is being evaluated; 0 where none is.</summary>
    private static (int First, int Now) Shown(ReadOnlySpan<PageEquation> equations, int shown)
    {
        int now = 0, last = 0;
        for (int i = equations.Length - 1; i >= 0; i--)
        {
            if (equations[i].State != EquationState.Now)
            {
                continue;
            }

            now = i;
            last = Math.Max(last, i);
        }

        return (Math.Max(0, Math.Min(Math.Max(now - 1, last - shown + 1), equations.Length - shown)), now);
    }

    private Rgba PhaseColor =>
        IsOverview || training.Walk.Cursor.Phase is Phase.Backward or Phase.Update ? Theme.BackwardText : Theme.Forward;

    private Rgba PhaseText => PhaseColor == Theme.Backward ? Theme.BackwardText : PhaseColor;

    /// <summary>
    /// How many equations and lines of facts fit: at least three and two of each, then further lines, then all equations.
    /// </summary>
    private (int Equations, int Lines) Room(float height, int equations, int lines)
    {
        int shown = Math.Min(3, equations), told = Math.Min(2, lines);
        while (told < Math.Min(3, lines) && Needed(shown, told + 1) <= height)
        {
            told++;
        }

        while (shown < equations && Needed(shown + 1, told) <= height)
        {
            shown++;
        }

        while (told < lines && Needed(shown, told + 1) <= height)
        {
            told++;
        }

        while (told > 0 && Needed(shown, told) > height)
        {
            told--;
        }

        while (shown > 1 && Needed(shown, told) > height)
        {
            shown--;
        }

        return (shown, told);

        float Needed(int e, int l) => e * Look.Px(EquationPitch) + l * Look.Px(FactPitch);
    }

    /// <summary>As many equations as fit, among them those that are being evaluated; answers where they end.</summary>
    private float DrawEquations(ICanvas canvas, Box content, ReadOnlySpan<PageEquation> equations, int shown, float pitch)
    {
        (int first, _) = Shown(equations, shown);
        float y = content.Y;
        for (int i = first; i < first + shown; i++, y += pitch)
        {
            PageEquation equation = equations[i];
            float size = EquationSize;
            FormulaLayout layout = Formula(canvas, equation.Notation, size, equation.Timestep);
            if (layout.Width > content.Width)
            {
                layout = Formula(canvas, equation.Notation, size * content.Width / layout.Width * 0.98f, equation.Timestep);
            }

            var baseline = new Point(content.X, MathF.Round(y + pitch * 0.66f));
            bool isNow = equation.State == EquationState.Now;
            if (isNow)
            {
                canvas.FillRoundedBox(
                    new Box(content.X - Look.Px(6), y, MathF.Min(layout.Width + Look.Px(16), content.Width + Look.Px(12)), pitch).Snapped(),
                    Look.Px(5), PhaseColor.WithOpacity(0.12f));
            }

            Rgba waiting = equation.State == EquationState.Ahead ? Rgba.Mix(Theme.Surface, Theme.Muted, 0.5f) : Theme.Text;
            Rgba color = isNow ? PhaseText : waiting;
            layout.Draw(canvas, baseline, color);
        }

        return y;
    }
}
