using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Gallery;

/// <summary>
/// The built-in courses and lessons as tiles, the courses first. Arrow keys move, Enter or a click opens, the wheel scrolls, and
/// typing leaves only those that have the typed words in their name, title or summary. A text of one's own is typed in their place:
/// after T and a space, by the button, or by Enter where no lesson has the words.
/// </summary>
public sealed partial class LessonGallery : Overlay
{
    private readonly LessonSearch search;
    private readonly TextEntry entry = new();
    private readonly string openName;
    private int selected, firstRow;

    /// <summary>A gallery with the current lesson selected.</summary>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="current">The name of the lesson that is open.</param>
    /// <param name="labels">Other wordings of titles and summaries, or null.</param>
    public LessonGallery(IAppearance appearance, string current, Labels? labels) : base(appearance)
    {
        search = new LessonSearch([.. CourseCatalog.BuiltIn, .. LessonCatalog.BuiltIn], labels);
        openName = current;
        selected = Math.Max(0, search.IndexOf(current));
    }

    /// <summary>Raised with what was chosen: a course's name, or a lesson's as <see cref="LessonCatalog.Load"/> takes it.</summary>
    public event Action<string>? Chosen;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Lessons;

    /// <inheritdoc/>
    protected override Box Card
    {
        get
        {
            if (entry.IsOpen)
            {
                return Centered(Look.Px(TextEntry.Width), Look.Px(TextEntry.Height));
            }

            (float width, float height) = GalleryPlan.Wanted(CourseCatalog.BuiltIn.Count + LessonCatalog.BuiltIn.Count, 4);
            return Centered(Look.Px(width), Look.Px(height));
        }
    }

    private GalleryPlan Plan => new(Card, Look, search.Count);

    /// <inheritdoc/>
    protected override void Ready() => PreviewCache.Shared.Open();

    /// <inheritdoc/>
    protected override void Exited() => PreviewCache.Shared.Close();

    /// <inheritdoc/>
    protected override void BoundsChanged() => Select(selected);

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (entry.IsOpen)
        {
            return TypeText(input);
        }

        ControlKeys keys = Actions.ControlKeys;
        if (input.Kind == InputKind.Character)
        {
            Type(input.Character);
            return true;
        }

        if (input.Is(Actions.Erase))
        {
            Search(search.Query.Length > 0 ? search.Query[..^1] : "");
        }
        else if (input.Is(Actions.Back) && search.Query.Length > 0)
        {
            Search("");
        }
        else if (input.Is(Actions.Up))
        {
            Select(selected - Plan.Columns);
        }
        else if (input.Is(Actions.Down))
        {
            Select(selected + Plan.Columns);
        }
        else if (keys.Less.Any(input.Is))
        {
            Select(selected - 1);
        }
        else if (keys.More.Any(input.Is))
        {
            Select(selected + 1);
        }
        else if (input.Is(Actions.First))
        {
            Select(0);
        }
        else if (input.Is(Actions.Last))
        {
            Select(search.Count - 1);
        }
        else if (input.Is(Actions.NextStop) || input.Is(Actions.PreviousStop))
        {
            Select(selected + (input.Is(Actions.NextStop) ? 1 : -1) * Plan.Columns * Plan.VisibleRows);
        }
        else if (input.Is(Actions.Accept))
        {
            Choose();
        }
        else if (input.Kind == InputKind.Wheel)
        {
            Scroll(-Math.Sign(input.Wheel));
        }
        else if (input.Kind == InputKind.PointerMoved && TileAt(input.Position) is int tile and >= 0)
        {
            selected = tile;
        }
        else if (input.IsPress && GalleryHead.TextButton(Look, Card).Contains(input.Position))
        {
            entry.Open("");
        }
        else if (input.IsPress && TileAt(input.Position) is int pressed and >= 0)
        {
            selected = pressed;
            Choose();
        }
        else
        {
            return base.Input(input);
        }

        return true;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        if (entry.IsOpen)
        {
            entry.Draw(canvas, Look, Card);
            return;
        }

        GalleryPlan plan = Plan;
        GalleryHead.Draw(canvas, Look, Card, search, search.Count == 0 ? 0 : selected + 1);
        var tile = new LessonTile(canvas, Look);
        for (int i = 0; i < search.Count; i++)
        {
            Box box = plan.Tile(i, firstRow);
            if (box.Width == 0)
            {
                continue;
            }

            LessonSummary lesson = search[i];
            tile.Draw(box, lesson, PreviewCache.Shared.Find(lesson.Name), i == selected, lesson.Name == openName);
        }

        Box mark = plan.ScrollMark(firstRow);
        if (mark.Width > 0)
        {
            canvas.FillRoundedBox(mark, mark.Width / 2, Theme.Muted);
        }

        if (search.Count == 0)
        {
            float below = Card.Center.Y + Look.Px(26);
            canvas.CenteredText("no lesson has this in its name, title or summary", Card.Center, Look.Body, Theme.Muted);
            canvas.CenteredText("Enter takes it as a text to learn", new Point(Card.Center.X, below), Look.Body, Theme.Muted);
        }
    }

    private void Select(int index)
    {
        if (search.Count == 0)
        {
            return;
        }

        GalleryPlan plan = Plan;
        selected = Math.Max(0, Math.Min(index, search.Count - 1));
        int row = selected / plan.Columns;
        firstRow = Math.Max(row - plan.VisibleRows + 1, Math.Min(firstRow, row));
        firstRow = Math.Clamp(firstRow, 0, Math.Max(0, plan.Rows - plan.VisibleRows));
    }

    private void Scroll(int rows)
    {
        GalleryPlan plan = Plan;
        firstRow = Math.Clamp(firstRow + rows, 0, Math.Max(0, plan.Rows - plan.VisibleRows));
    }

    private void Choose()
    {
        if (search.Count == 0)
        {
            entry.Open(search.Query);
            Search("");
            return;
        }

        Close();
        Chosen?.Invoke(search[selected].Name);
    }

    private int TileAt(Point point)
    {
        GalleryPlan plan = Plan;
        for (int i = 0; i < search.Count; i++)
        {
            if (plan.Tile(i, firstRow).Contains(point))
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override CursorShape? ShapeAt(Point point)
    {
        bool isButton = !entry.IsOpen && (TileAt(point) >= 0 || GalleryHead.TextButton(Look, Card).Contains(point));
        return isButton ? CursorShape.Hand : CursorShape.Arrow;
    }
}
