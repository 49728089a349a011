using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>
/// The loss around the weights as colours and contour lines: over w and b of one unit, else over the plane of the next step and a second
/// direction; with the iterations so far as a path, and the next step, clipped and not.
/// </summary>
public sealed partial class SurfacePanel(ShownTraining training, IAppearance appearance) : PlanePanel(training, appearance)
{
    private const string Along = "along the next step; 1: where it lands", BriefAlong = "along the next step";

    private readonly SurfacePicture picture = new();

    /// <summary>Colours and contour lines.</summary>
    internal SurfacePicture Picture => picture;

    /// <inheritdoc/>
    protected override string Title => "LOSS SURFACE";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Surface;

    /// <inheritdoc/>
    protected override int PictureIteration => Surface.HasNone ? -1 : Surface.Iteration;

    /// <inheritdoc/>
    protected override bool IsCurrent => Surface.IsCurrent;

    /// <inheritdoc/>
    protected override double Share => Surface.Share;

    /// <inheritdoc/>
    protected override float RightGutter => picture.HasLongLevels ? 80 : 72;

    /// <inheritdoc/>
    protected override int MostKeyLines => Training.Session.ClipKind == ClipKind.None ? 1 : 2;

    /// <inheritdoc/>
    protected override (double Left, double Right, double Bottom, double Top) Edges =>
        (Surface.X(0), Surface.X(LossSurface.Side - 1), Surface.Y(0), Surface.Y(LossSurface.Side - 1));

    private LossSurface Surface => Training.Session.Surface;

    private bool HasPicture => Surface is { HasNone: false, Iteration: >= 0 };

    private bool IsClipped => Surface.Clipped != Surface.Unclipped;

    // the next step is part of the update: before the walk has come there it is pale, and not there while a question is open
    private bool HasComeToUpdate => Training.Walk.Shows(Phase.Update, 0, Term.GradientNorm);

    private Rgba Ink => Theme.Sequential.Mark;

    private static Rgba White => Rgba.Hex(0xFFFFFF);

    private static Rgba Black => Rgba.Hex(0x000000);

    /// <summary>Around strokes on the colours: white or black, whichever the stroke is told from.</summary>
    private Rgba Casing => Rgba.Contrast(Ink, White) > Rgba.Contrast(Ink, Black) ? White : Black;

    /// <inheritdoc/>
    internal override void Update() => picture.Update(Surface);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        if (!HasPicture)
        {
            DrawInstead(canvas, Surface.HasNone
                ? "No surface here: the next step is not finite, or it changes nothing." : "The surface is being computed.");
            return;
        }

        PlaneScale scale = Scale;
        Box plot = scale.Plot;
        canvas.FillBox(plot, Theme.Background);
        // the outer points lie on the edges; row 0 is the lowest
        canvas.Heatmap(picture.Cells, new Box(0.5f, LossSurface.Side - 0.5f, LossSurface.Side - 1, -(LossSurface.Side - 1)), plot,
            Theme.Sequential);
        picture.DrawLines(canvas, plot, Look.Stroke(0.9f));
        DrawPaths(canvas, scale);
        DrawNextSteps(canvas, scale);
        DrawVeil(canvas);
        DrawAxes(canvas, scale);
        DrawAxisNames(canvas);
        DrawLegend(canvas, plot);
        DrawKeys(canvas);
        DrawState(canvas);
    }

    private void DrawAxisNames(ICanvas canvas)
    {
        switch (Surface.Axes)
        {
            case SurfaceAxes.Weights:
                DrawAcrossTitle(canvas, "w = W_{hh}", "");
                DrawAxisTitle(canvas, "b = b_h", "", UprightTitle);
                break;
            case SurfaceAxes.PreviousUpdate:
                DrawAcrossTitle(canvas, "", Along, BriefAlong);
                DrawUprightWords(canvas, "along the previous update, orthogonal", "previous update, orth.");
                break;
            default:
                DrawAcrossTitle(canvas, "", Along, BriefAlong);
                DrawUprightWords(canvas, "along a random direction", "random direction");
                break;
        }
    }

    private void DrawUprightWords(ICanvas canvas, string words, string brief)
    {
        float room = Content.Width - canvas.Fonts.Measure("loss", Look.Label) - Look.Px(10);
        DrawAxisTitle(canvas, "", canvas.Fonts.Measure(words, Look.Label) > room ? brief : words, UprightTitle);
    }

    /// <summary>The scale of the colours, with the losses of the contour lines.</summary>
    private void DrawLegend(ICanvas canvas, Box plot)
    {
        var bar = new Box(plot.Right + Look.Px(10), plot.Y, MathF.Round(Look.Px(9)), plot.Height);
        canvas.ColorBar(bar, Theme.Sequential);
        (double low, double high) = picture.Range;
        int count = (int)Math.Round((high - low) / picture.Step), every = 1;
        while (count > 0 && bar.Height * every / count < Look.Px(18))
        {
            every++;
        }

        Span<char> buffer = stackalloc char[16];
        for (int i = 0; i <= count; i++)
        {
            float y = MathF.Round(bar.Bottom - bar.Height * i / count);
            canvas.FillBox(new Box(bar.Right - Look.Px(4), y, Look.Px(4), Look.Hair()), Theme.Surface);
            if (i % every == 0)
            {
                var text = new TextLine(buffer);
                string sign = i == 0 && picture.HasBelow ? "≤" : i == count && picture.HasAbove ? "≥" : "";
                text.Add(sign);
                picture.AddLevel(ref text, i, isBrief: sign.Length > 0);
                float middle = MathF.Max(bar.Y + Look.Px(4), MathF.Min(y, bar.Bottom - Look.Px(4)));
                canvas.CenteredText(text.Span, new Point(bar.Right + Look.Px(4), middle), Look.SmallNumber, Theme.Muted, TextAlign.Left);
            }
        }

        canvas.Text("loss", new Point(Content.Right, UprightTitle.Y), Look.Label, Theme.Muted, TextAlign.Right);
    }

    /// <summary>θ as it is now; of a target of a stop, too.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if (!HasPicture || !Scale.Contains(Surface.Place.X, Surface.Place.Y))
        {
            return base.Locate(fonts, target);
        }

        Point at = Scale.Of(Surface.Place.X, Surface.Place.Y);
        Box around = Around(at, Look.Px(7));
        bool isLeft = at.X < Plot.Center.X;
        return new TargetPlace(around, at, isLeft ? TargetSide.Left : TargetSide.Above);
    }
}
