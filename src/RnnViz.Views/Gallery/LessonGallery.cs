namespace RnnViz.Views.Gallery;

/// <summary>
/// The built-in lessons as tiles. Arrow keys move, Enter or a click opens, the wheel scrolls, and typing leaves only the lessons
/// that have the typed words in their name, title or summary.
/// </summary>
public sealed class LessonGallery : Overlay
{
    private const int MostTyped = 32;

    private readonly IReadOnlyList<LessonSummary> lessons = LessonCatalog.BuiltIn;
    private readonly int[] found;
    private readonly string openName;
    private string query = "";
    private int count, selected, firstRow;

    /// <summary>A gallery with the current lesson selected.</summary>
    public LessonGallery(IAppearance appearance, string current) : base(appearance)
    {
        found = new int[lessons.Count];
        openName = current;
        Search("");
    }

    /// <summary>Raised with the name of the lesson that was chosen.</summary>
    public event Action<string>? Chosen;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Lessons;

    /// <inheritdoc/>
    protected override Box Card
    {
        get
        {
            (float width, float height) = GalleryPlan.Wanted(lessons.Count, 4);
            return Centered(Look.Px(width), Look.Px(height));
        }
    }

    private GalleryPlan Plan => new(Card, Look, count);

    /// <inheritdoc/>
    protected override void Ready() => PreviewCache.Shared.Open();

    /// <inheritdoc/>
    protected override void Exited() => PreviewCache.Shared.Close();

    /// <inheritdoc/>
    protected override void BoundsChanged() => Select(selected);

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        ControlKeys keys = Actions.ControlKeys;
        if (input.Kind == InputKind.Character)
        {
            return Type(input.Character);
        }

        if (input.Is(Actions.Erase))
        {
            Search(query.Length > 0 ? query[..^1] : "");
        }
        else if (input.Is(Actions.Back) && query.Length > 0)
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
            Select(count - 1);
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
        GalleryPlan plan = Plan;
        DrawHead(canvas, Card);
        var tile = new LessonTile(canvas, Look);
        for (int i = 0; i < count; i++)
        {
            Box box = plan.Tile(i, firstRow);
            if (box.Width == 0)
            {
                continue;
            }

            LessonSummary lesson = lessons[found[i]];
            tile.Draw(box, lesson, PreviewCache.Shared.Find(lesson.Name), i == selected, lesson.Name == openName);
        }

        Box mark = plan.ScrollMark(firstRow);
        if (mark.Width > 0)
        {
            canvas.FillRoundedBox(mark, mark.Width / 2, Theme.Muted);
        }

        if (count == 0)
        {
            canvas.CenteredText("no lesson has this in its name, title or summary", Card.Center, Look.Body, Theme.Muted);
        }
    }

    private void DrawHead(ICanvas canvas, Box card)
    {
        float left = card.X + Look.Px(26), right = card.Right - Look.Px(26), y = card.Y + Look.Px(34);
        canvas.CenteredText("Lessons", new Point(left, y), Look.Brand, Theme.Text, TextAlign.Left);
        float x = left + canvas.Fonts.Measure("Lessons", Look.Brand) + Look.Px(24);
        var place = new TextLine(stackalloc char[32]);
        place.Add(count == 0 ? 0 : selected + 1);
        place.Add(" of ");
        place.Add(count);
        canvas.CenteredText(place.Span, new Point(right, y), Look.Number, Theme.Muted, TextAlign.Right);
        right -= canvas.Fonts.Measure("00 of 00", Look.Number) + Look.Px(16);
        var field = new Box(x, y - Look.Px(15), MathF.Min(Look.Px(360), right - x), Look.Px(30)).Snapped();
        canvas.FillRoundedBox(field, Look.Px(6), Theme.Quiet);
        ReadOnlySpan<char> text = query.Length > 0 ? query : "type to search";
        float pad = Look.Px(10);
        text = text[..canvas.Fonts.FittingLength(text, Look.Body, field.Width - 2 * pad - Look.Px(4))];
        canvas.CenteredText(text, new Point(field.X + pad, y), Look.Body, query.Length > 0 ? Theme.Text : Theme.Muted, TextAlign.Left);
        if (query.Length > 0)
        {
            canvas.FillBox(new Box(field.X + pad + canvas.Fonts.Measure(text, Look.Body) + Look.Hair(), y - Look.Px(8), Look.Hair(1.4f), Look.Px(16)), Theme.Text);
        }

        const string Keys = "arrows move, Enter opens, Esc closes";
        if (field.Right + Look.Px(16) + canvas.Fonts.Measure(Keys, Look.Label) < right)
        {
            canvas.CenteredText(Keys, new Point(right, y), Look.Label, Theme.Muted, TextAlign.Right);
        }
    }

    private bool Type(char character)
    {
        if (query.Length < MostTyped && (query.Length > 0 || character != ' '))
        {
            Search(query + character);
        }

        return true;
    }

    private void Search(string wanted)
    {
        int before = count > 0 ? found[selected] : -1;
        query = wanted;
        string[] words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        count = 0;
        selected = firstRow = 0;
        for (int i = 0; i < lessons.Count; i++)
        {
            LessonSummary lesson = lessons[i];
            if (!words.All(word => lesson.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
                || lesson.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
                || lesson.Summary.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (i == before || before < 0 && lesson.Name == openName)
            {
                selected = count;
            }

            found[count++] = i;
        }

        if (Bounds.Width > 0)
        {
            Select(selected);
        }
    }

    private void Select(int index)
    {
        if (count == 0)
        {
            return;
        }

        GalleryPlan plan = Plan;
        selected = Math.Clamp(index, 0, count - 1);
        int row = selected / plan.Columns;
        firstRow = Math.Clamp(Math.Clamp(firstRow, row - plan.VisibleRows + 1, row), 0, Math.Max(0, plan.Rows - plan.VisibleRows));
    }

    private void Scroll(int rows)
    {
        GalleryPlan plan = Plan;
        firstRow = Math.Clamp(firstRow + rows, 0, Math.Max(0, plan.Rows - plan.VisibleRows));
    }

    private void Choose()
    {
        if (count == 0)
        {
            return;
        }

        Close();
        Chosen?.Invoke(lessons[found[selected]].Name);
    }

    private int TileAt(Point point)
    {
        GalleryPlan plan = Plan;
        for (int i = 0; i < count; i++)
        {
            if (plan.Tile(i, firstRow).Contains(point))
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override PointerShape? ShapeAt(Point point) => TileAt(point) >= 0 ? PointerShape.Hand : PointerShape.Arrow;
}
