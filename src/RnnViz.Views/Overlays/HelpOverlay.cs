using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Overlays;

/// <summary>
/// The key to the screen in pages: all keys and marks, then everything that pointing explains, section by section. ← → and
/// clicks on the names of the sections turn the pages.
/// </summary>
public sealed class HelpOverlay : Overlay
{
    private const float Margin = 28, Head = 58, Foot = 20, TabGap = 22;
    private const string TurnHint = "← →";

    private readonly FontBook fonts;
    private readonly IReadOnlyList<ExplanationSection> sections;
    private readonly HelpKeys keys;
    private readonly HelpSection entries;
    private int tab, page;

    /// <summary>A closed key to the screen, at its first page.</summary>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="cell">What the lesson repeats at every timestep: keys and explanations are those of its lessons.</param>
    /// <param name="isRecorded">Whether its steps are a recording's.</param>
    public HelpOverlay(IAppearance appearance, FontBook fonts, CellKind cell, bool isRecorded = false) : base(appearance)
    {
        this.fonts = fonts;
        sections = Explanations.Sections(cell, isRecorded);
        keys = new HelpKeys(appearance, fonts, cell, isRecorded);
        entries = new HelpSection(appearance, fonts);
    }

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Help;

    /// <inheritdoc/>
    protected override Box Card => Centered(Bounds.Width, Bounds.Height);

    private Box Content => Card.Inset(Look.Px(Margin), Look.Px(Head), Look.Px(Margin), Look.Px(Foot));

    /// <summary>How many pages the open section has.</summary>
    private int Pages => tab == 0 ? 1 : entries.PagesOf(sections[tab - 1], Content);

    private int Tabs => sections.Count + 1;

    private TextStyle TabStyle => Look.Label;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Is(Actions.Step) || input.Is(Actions.NextStop) || input.Is(Actions.NextControl) || input.Is(Actions.Down))
        {
            Turn(1);
        }
        else if (input.Is(Actions.StepBack) || input.Is(Actions.PreviousStop) || input.Is(Actions.PreviousControl)
            || input.Is(Actions.Up))
        {
            Turn(-1);
        }
        else if (input.IsPress && TabAt(input.Position) is >= 0 and int pressed)
        {
            (tab, page) = (pressed, 0);
        }

        return base.Input(input);
    }

    private void Turn(int direction)
    {
        if (page + direction >= 0 && page + direction < Pages)
        {
            page += direction;
        }
        else if (tab + direction >= 0 && tab + direction < Tabs)
        {
            tab += direction;
            page = direction > 0 ? 0 : Pages - 1;
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        for (int i = 0; i < Tabs; i++)
        {
            Box box = TabBox(i);
            if (box.Width == 0)
            {
                continue;
            }

            if (i == tab)
            {
                canvas.FillRoundedBox(box, Look.Px(6), Theme.BackwardText);
            }

            canvas.CenteredText(NameOf(i), box.Center, TabStyle, i == tab ? Theme.OnBackward : Theme.Text);
        }

        int pages = Pages, shown = Math.Min(page, pages - 1);
        var place = new TextLine(stackalloc char[24]);
        place.Add(TurnHint);
        if (pages > 1)
        {
            place.Add("  ");
            place.Add(shown + 1);
            place.Add(" of ");
            place.Add(pages);
        }

        float end = Card.Right - Look.Px(Margin);
        if (LastTabRight + canvas.Fonts.Measure(place.Span, TabStyle) + Look.Px(TabGap) <= end)
        {
            canvas.CenteredText(place.Span, new Point(end, TabBox(tab).Center.Y), TabStyle, Theme.Muted, TextAlign.Right);
        }

        if (tab == 0)
        {
            keys.Draw(canvas, Content);
        }
        else
        {
            entries.Draw(canvas, sections[tab - 1], Content, shown);
        }
    }

    private string NameOf(int i) => i == 0 ? "Keys and marks" : sections[i - 1].Title;

    private int TabAt(Point point)
    {
        for (int i = 0; i < Tabs; i++)
        {
            if (TabBox(i).Contains(point))
            {
                return i;
            }
        }

        return -1;
    }

    private float LastTabRight => MathF.Max(TabBox(Tabs - 1).Right, TabBox(tab).Right);

    /// <summary>
    /// Where the name of a section stands; where all of them are wider than the card they move together, and where they would touch
    /// only the open one has a place.
    /// </summary>
    private Box TabBox(int i)
    {
        float room = Card.Width - 2 * Look.Px(Margin), names = 0, before = 0;
        for (int j = 0; j < Tabs; j++)
        {
            float width = fonts.Measure(NameOf(j), TabStyle);
            names += width;
            before += j < i ? width : 0;
        }

        float gap = MathF.Min(Look.Px(TabGap), (room - names) / Tabs);
        if (gap < Look.Px(8))
        {
            (before, gap) = (0, Look.Px(TabGap));
            if (i != tab)
            {
                return default;
            }
        }

        float left = Card.X + Look.Px(Margin) + before + (room > names ? i * gap : 0) - gap / 2;
        return new Box(left, Card.Y + Look.Px(17), fonts.Measure(NameOf(i), TabStyle) + gap, Look.Px(26)).Snapped();
    }
}
