using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;

namespace RnnViz.Output.Pages;

/// <summary>Draws a scene as pictures of a page, all of which share their elements and what these refer to.</summary>
internal sealed class PictureRecorder : IStepPictures
{
    /// <summary>Heatmaps of more cells are images: as rectangles they would be most of the page.</summary>
    private const int MostRectangles = 400;

    /// <summary>So high may the picture for phones be; it has no need to be.</summary>
    private const float MostNarrow = 2000;

    private readonly ProgramScene root;
    private readonly SceneTree tree;
    private readonly PictureForms forms;
    private readonly SvgCanvas canvas;
    private readonly FigureRequest wide;

    /// <summary>A recorder of a scene.</summary>
    /// <param name="root">The scene.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="forms">How the pictures are drawn.</param>
    public PictureRecorder(ProgramScene root, SceneTree tree, FontBook fonts, PictureForms forms)
    {
        (this.root, this.tree, this.forms) = (root, tree, forms);
        // one canvas for all sizes, so that all pictures share what their elements refer to; what is too large is cut off by the page
        Extent largest = forms.NarrowWidth == 0 ? forms.Wide
            : new Extent(MathF.Max(forms.Wide.Width, forms.NarrowWidth), MathF.Max(forms.Wide.Height, MostNarrow));
        canvas = new SvgCanvas(largest, fonts) { MostRectangles = MostRectangles };
        wide = new FigureRequest { ShowsCallout = forms.HasCallouts };
    }

    /// <summary>The elements of all pictures.</summary>
    public ElementTable Elements { get; } = new();

    /// <summary>What the elements refer to.</summary>
    public string Definitions => canvas.Definitions;

    /// <inheritdoc/>
    public PageStep Draw(PageStep step) => step with { Wide = Wide(), Narrow = Narrow() };

    /// <summary>The picture for wide screens and paper.</summary>
    private PagePicture Wide()
    {
        // between two stops what the last one showed is not enough
        Walk walk = root.Lesson.Training.Walk;
        bool isBetween = walk.HonoursStops && walk.Question is null && walk.StopIndex < 0 && walk.LatestStop is { Show.Count: > 0 };
        FigureRequest figure = isBetween ? wide with { Panels = walk.Session.Lesson.View.Panels } : wide;
        // many panels want more height than a screen has
        float height = MathF.Max(forms.Wide.Height, MathF.Min(root.FigureHeight(forms.Wide.Width, figure), forms.MostHeight));
        return Draw(forms.Wide with { Height = height }, figure);
    }

    /// <summary>The picture for phones; null for none.</summary>
    private PagePicture? Narrow()
    {
        if (forms.NarrowWidth == 0)
        {
            return null;
        }

        var narrow = new FigureRequest { ShowsCallout = forms.HasCallouts, Unit = 1, Panels = PanelsNow };
        float height = MathF.Min(MostNarrow, root.FigureHeight(forms.NarrowWidth, narrow));
        return Draw(new Extent(forms.NarrowWidth, height), narrow);
    }

    /// <summary>What has to be seen where there is little room: what the stop shows, else what the lesson is about; none for all.</summary>
    private IReadOnlyList<PanelName> PanelsNow
    {
        get
        {
            Walk walk = root.Lesson.Training.Walk;
            StopSettings? stop = !walk.HonoursStops ? null : walk.Question is null ? walk.StopAt(walk.Cursor) : walk.LatestStop;
            return stop is { Show.Count: > 0 } ? stop.Show : walk.Session.Lesson.View.Panels;
        }
    }

    private PagePicture Draw(Extent size, FigureRequest figure)
    {
        root.Figure = figure;
        root.Resize(size);
        tree.Process(0);
        canvas.NextPage();
        tree.Draw(canvas);
        return new PagePicture(size.Width, size.Height, Elements.Add(canvas.Elements));
    }
}
