using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>A card with a title in its corner. Derived panels draw one picture each.</summary>
public abstract partial class Panel(IAppearance appearance) : Control, IExplained
{
    /// <summary>Between the title and the run's mark, in design units.</summary>
    private const float BeforeName = 8;

    /// <summary>A panel with a run's name that is narrower has no title, in design units.</summary>
    private const float Narrow = 200;

    /// <summary>The room for mark and name for which a title gives up words, in design units.</summary>
    private const float LeastName = 64;

    /// <summary>Colours, type sizes, places and formulas.</summary>
    protected IAppearance Appearance { get; } = appearance;

    /// <summary>Colours and type sizes.</summary>
    protected Look Look => Appearance.PanelLook;

    /// <summary>Colours.</summary>
    protected Theme Theme => Appearance.Look.Theme;

    /// <summary>The digit key that makes this panel the whole window, shown before its title.</summary>
    public PanelKey Key => LessonName is { } name ? PanelNames.KeyOf(name) : PanelKey.None;

    /// <summary>The panel's name in lesson files; null for one that has none.</summary>
    public PanelName? LessonName { get; init; }

    /// <summary>The run whose the panel is, named beside the title; null where there is one run alone, or the panel shows all.</summary>
    public ShownRun? NamedRun { get; init; }

    /// <summary>Whether the digit key stands before the title: of a picture that is there for each run, only at the first.</summary>
    public bool HasKey { get; init; } = true;

    /// <summary>Whether the run is named beside the title; else the panel has another place for it.</summary>
    protected virtual bool HasNameAtTitle => NamedRun is not null;

    /// <summary>Where a name beside the title ends at the latest, in pixels: what stands at the title's right end has room.</summary>
    protected virtual float NameEnd => Bounds.Right - Look.Px(Bounds.Width < Look.Px(300) ? 74 : 96);

    /// <summary>Whether the panel has much of the window to itself: there is room for more ticks, labels and numbers.</summary>
    protected bool IsFocused => LessonName is not null && Appearance.Layout.IsLarge(Bounds);

    /// <summary>The title, in capitals.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        DrawCard(canvas);
        float x = TitleBaseline.X;
        if (HasKeyCap)
        {
            ReadOnlySpan<char> digit = [PanelNames.SignOf(Key)];
            float edge = MathF.Round(Look.TinyNumber.Size + Look.Px(4));
            var cap = new Box(x, TitleBaseline.Y - canvas.Fonts.CapHeight(Look.Title) / 2 - edge / 2, edge, edge).Snapped();
            canvas.FillRoundedBox(cap, Look.Px(3), Theme.Quiet);
            canvas.CenteredText(digit, cap.Center, Look.TinyNumber, Theme.Muted);
            x += KeyWidth;
        }

        ReadOnlySpan<char> title = ShownTitle(canvas.Fonts);
        canvas.Text(title, new Point(x, TitleBaseline.Y), Look.Title, Theme.Muted);
        if (HasNameAtTitle && NamedRun is { } run)
        {
            float middle = TitleBaseline.Y - canvas.Fonts.CapHeight(Look.Title) / 2;
            var at = new Point(x + canvas.Fonts.Measure(title, Look.Title) + NameGap(title), middle);
            RunLabel.Draw(canvas, Look, Theme.Runs[run.Index], NameOf(canvas.Fonts, run), at, Look.Label);
        }
    }

    /// <summary>
    /// Says what is at a point of the canvas, if it is something with a number: name, value to three significant digits
    /// with its unit, and where it stands. Called while the pointer rests on the panel; allocates nothing.
    /// </summary>
    /// <returns>Whether there is something.</returns>
    public virtual bool TryDescribe(Point point, ref HoverText text) => false;

    /// <summary>What is said where nothing in particular is pointed at.</summary>
    internal virtual Topic Topic => Topic.None;

    /// <summary>What is at a point that is neither text nor a number, such as a button.</summary>
    internal virtual Topic PartAt(Point point) => Topic.None;

    Topic IExplained.Topic => Topic;

    bool IExplained.Covers(Point point) => Visible && Parent is not { Visible: false } && Bounds.Contains(point);

    /// <summary>Where what a call-out speaks of lies in this panel; the panel as a whole where it is not to be seen.</summary>
    /// <param name="fonts">What texts are measured by.</param>
    /// <param name="target">What in the panel is meant; its <see cref="TargetSettings.Panel"/> is not looked at.</param>
    public virtual TargetPlace Locate(FontBook fonts, TargetSettings target) => new(Bounds, new Point(Bounds.Center.X, Bounds.Y));

    private bool HasKeyCap => Key != PanelKey.None && HasKey && Figure is null;

    private float KeyWidth => HasKeyCap ? Look.TinyNumber.Size + Look.Px(10) : 0;

    /// <summary>Gives the panel its place, in pixels; one without a place is not drawn.</summary>
    public void Place(Box box)
    {
        if (HasFailed && box != Bounds)
        {
            TryAgain(); // it is shown anew
        }

        Bounds = box;
        Visible = box.Width > 0;
        ShowButtons();
    }

    /// <summary>What would have been, had nothing been changed.</summary>
    protected Rgba GhostColor => Rgba.Mix(Theme.Surface, Theme.Muted, 0.55f);

    /// <summary>A colour for what the walk has come to, dimmed for what it has not.</summary>
    protected Rgba Shade(Rgba color, bool isShown) => isShown ? color : Theme.Dimmed(color);

    /// <summary>Where the title's baseline begins.</summary>
    protected Point TitleBaseline => new(Bounds.X + Look.Px(12), MathF.Round(Bounds.Y + Look.Px(23)));

    /// <summary>The width of the key and the title, in pixels from <see cref="TitleBaseline"/>.</summary>
    protected float TitleWidth(ICanvas canvas) => TitleWidth(canvas.Fonts);

    /// <summary>The same.</summary>
    protected float TitleWidth(FontBook fonts)
    {
        if (!HasNameAtTitle || NamedRun is not { } run)
        {
            return KeyWidth + fonts.Measure(ShownTitle(fonts), Look.Title);
        }

        ReadOnlySpan<char> title = ShownTitle(fonts);
        return KeyWidth + fonts.Measure(title, Look.Title) + NameGap(title) + RunLabel.WidthOf(Look, fonts, NameOf(fonts, run), Look.Label);
    }

    /// <summary>As much of a run's name as has room beside the title; not even a letter where only its mark does.</summary>
    private ReadOnlySpan<char> NameOf(FontBook fonts, ShownRun run)
    {
        ReadOnlySpan<char> title = ShownTitle(fonts);
        float start = TitleBaseline.X + KeyWidth + fonts.Measure(title, Look.Title) + NameGap(title) + Look.Px(RunLabel.MarkRoom);
        ReadOnlySpan<char> name = RunLabel.Cut(fonts, run.Name, Look.Label, NameEnd - start);
        ReadOnlySpan<char> all = fonts.Wording(run.Name);
        bool isWithinWord = name.Length < all.Length && char.IsLetterOrDigit(all[name.Length]);
        return isWithinWord ? [] : name;
    }

    /// <summary>Between the title and a run's name.</summary>
    private float NameGap(ReadOnlySpan<char> title) => title.IsEmpty ? 0 : Look.Px(BeforeName);

    /// <summary>
    /// A title that is too long for a narrow panel gives up whole words; one beside a run's name, which tells one panel from the
    /// other, all of them.
    /// </summary>
    private ReadOnlySpan<char> ShownTitle(FontBook fonts)
    {
        ReadOnlySpan<char> title = IsBare || HasNameAtTitle && Bounds.Width < Look.Px(Narrow) ? "" : fonts.Wording(Title);
        float forName = HasNameAtTitle && NamedRun is { } run
            ? Look.Px(BeforeName) + MathF.Min(Look.Px(LeastName), RunLabel.WidthOf(Look, fonts, run.Name, Look.Label)) : 0;
        int length = fonts.FittingLength(title, Look.Title, Bounds.Right - Look.Px(8) - TitleBaseline.X - KeyWidth - forName);
        return length == title.Length ? title : title[..Math.Max(0, title[..length].LastIndexOf(' '))];
    }

    /// <summary>The card below the title.</summary>
    protected Box Content => Bounds.Inset(Look.Px(12), Look.Px(HeadUnits), Look.Px(12), Look.Px(12));

    /// <summary>
    /// A formula measured at a size in design units; see <see cref="FormulaReader"/> for the notation, <c>@</c> stands for the
    /// timestep.
    /// </summary>
    protected FormulaLayout Formula(ICanvas canvas, string notation, float units = 17, int timestep = 0) =>
        Appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(units), timestep);

    /// <summary>The width beside the title that text at the right end of its line may take.</summary>
    protected float CornerRoom(ICanvas canvas) => Bounds.Width - TitleWidth(canvas) - Look.Px(36);

    /// <summary>Says in the corner of which iteration the panel's numbers are; answers how wide that is, in pixels.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="of">Whose numbers they are.</param>
    /// <param name="shown">The iteration shown.</param>
    /// <param name="called">The number by which the first is called; null for the iteration itself.</param>
    protected float DrawIteration(ICanvas canvas, int of, int shown, int? called = null)
    {
        Span<char> buffer = stackalloc char[32];
        var line = new TextLine(buffer);
        OtherIteration.Add(ref line, of, shown, called: called);
        if (canvas.Fonts.Measure(line.Span, Look.SmallNumber) > CornerRoom(canvas))
        {
            line = new TextLine(buffer);
            OtherIteration.Add(ref line, of, shown, isBrief: true, called);
        }

        if (canvas.Fonts.Measure(line.Span, Look.SmallNumber) > CornerRoom(canvas))
        {
            line = new TextLine(buffer);
            OtherIteration.Add(ref line, of, of, called: called);
        }

        DrawCorner(canvas, line.Span, Theme.Muted);
        return canvas.Fonts.Measure(line.Span, Look.SmallNumber);
    }

    /// <summary>Text at the right end of the title's line; left out where there is no room beside the title.</summary>
    protected void DrawCorner(ICanvas canvas, ReadOnlySpan<char> text, Rgba color)
    {
        if (canvas.Fonts.Measure(text, Look.SmallNumber) <= CornerRoom(canvas))
        {
            canvas.Text(text, new Point(Bounds.Right - Look.Px(12), TitleBaseline.Y), Look.SmallNumber, color, TextAlign.Right);
        }
    }
}
