using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Overlays;

/// <summary>The built-in lessons with title and summary; ↑ ↓ Enter or the mouse choose one.</summary>
public sealed class LessonGallery : Overlay
{
    private const float Pitch = 76, Head = 66;

    private readonly IReadOnlyList<LessonSummary> lessons = LessonCatalog.BuiltIn;
    private int selected, first;

    /// <summary>A gallery with the current lesson selected.</summary>
    public LessonGallery(LessonScreen screen) : base(screen)
    {
        for (int i = 0; i < lessons.Count; i++)
            if (lessons[i].Name == screen.Session.Lesson.Name) selected = i;
    }

    /// <summary>Raised with the name of the lesson that was chosen.</summary>
    public event Action<string>? Chosen;

    /// <inheritdoc/>
    protected override string OpeningAction => Actions.Lessons;

    /// <inheritdoc/>
    protected override Box Card => Centered(Look.Px(860), Look.Px(Head + lessons.Count * Pitch + 12));

    private int Rows => Math.Clamp((int)((Card.Height - Look.Px(Head + 12)) / Look.Px(Pitch)), 1, lessons.Count);

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Is(Actions.Up)) Select(selected - 1);
        else if (input.Is(Actions.Down)) Select(selected + 1);
        else if (input.Is(Actions.First)) Select(0);
        else if (input.Is(Actions.Last)) Select(lessons.Count - 1);
        else if (input.Kind == InputKind.Wheel) Select(selected - Math.Sign(input.Wheel));
        else if (input.Is(Actions.Accept)) Choose();
        else if (input.Kind == InputKind.PointerMoved && RowAt(input.Position) is int row and >= 0) selected = row;
        else if (input.IsPress && RowAt(input.Position) is int pressed and >= 0)
        {
            selected = pressed;
            Choose();
        }
        else return base.Input(input);
        return true;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        Box card = Card;
        canvas.Text("Lessons", new Point(card.X + Look.Px(32), card.Y + Look.Px(42)), Look.Brand, Theme.Text);
        var place = new TextLine(stackalloc char[48]);
        place.Add("↑ ↓ Enter, or click   ");
        place.Add(selected + 1);
        place.Add(" of ");
        place.Add(lessons.Count);
        canvas.Text(place.Span, new Point(card.Right - Look.Px(32), card.Y + Look.Px(42)), Look.Label, Theme.Muted, TextAlign.Right);
        for (int row = 0; row < Rows; row++)
        {
            LessonSummary lesson = lessons[first + row];
            Box box = RowBox(row);
            if (first + row == selected) canvas.FillRoundedBox(box, Look.Px(6), Theme.CursorBand);
            float x = box.X + Look.Px(16), width = box.Width - Look.Px(32);
            TextStyle title = Look.Title with { Size = Look.Px(15) };
            canvas.ParagraphText(lesson.Title, new Box(x, box.Y + Look.Px(9), width, Look.Px(20)), title, Look.Px(19), Theme.Text);
            canvas.ParagraphText(lesson.Summary, new Box(x, box.Y + Look.Px(30), width, Look.Px(38)), Look.Label, Look.Px(18), Theme.Muted);
        }
    }

    private void Select(int index)
    {
        selected = Math.Clamp(index, 0, lessons.Count - 1);
        first = Math.Clamp(first, Math.Max(0, selected - Rows + 1), selected);
        first = Math.Clamp(first, 0, lessons.Count - Rows);
    }

    private void Choose()
    {
        Close();
        Chosen?.Invoke(lessons[selected].Name);
    }

    private Box RowBox(int row)
    {
        Box card = Card;
        return new Box(card.X + Look.Px(16), card.Y + Look.Px(Head + row * Pitch), card.Width - Look.Px(32), Look.Px(Pitch - 4));
    }

    private int RowAt(Point point)
    {
        for (int row = 0; row < Rows; row++)
            if (RowBox(row).Contains(point)) return first + row;
        return -1;
    }
}
