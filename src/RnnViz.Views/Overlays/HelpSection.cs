using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>Sets the explanations of a section in columns, in as many pages as they take.</summary>
internal sealed class HelpSection(IAppearance appearance, FontBook fonts)
{
    /// <summary>In design units: the narrowest column, between columns, and between explanations.</summary>
    private const float Narrowest = 390, ColumnGap = 30, Gap = 12;

    private readonly ExplanationText paragraphs = new(appearance);

    private Look Look => appearance.Look;

    /// <summary>How many pages a section takes.</summary>
    public int PagesOf(ExplanationSection section, Box room) => Flow(null, section, room, 0);

    /// <summary>Draws a page of a section, 0-based.</summary>
    public void Draw(ICanvas canvas, ExplanationSection section, Box room, int page) => Flow(canvas, section, room, page);

    /// <summary>Goes through all columns and draws those of one page, if there is a canvas; answers how many pages there are.</summary>
    private int Flow(ICanvas? canvas, ExplanationSection section, Box room, int page)
    {
        float between = Look.Px(ColumnGap), y = 0;
        int columns = Math.Max(1, (int)((room.Width + between) / (Look.Px(Narrowest) + between))), column = 0;
        float width = (room.Width - (columns - 1) * between) / columns;
        Theme theme = Look.Theme;
        for (int i = 0; i < section.Entries.Count; i++)
        {
            float height = paragraphs.Measure(fonts, section.Entries[i], width, isWhole: true).Height;
            if (y > 0 && y + height > room.Height)
            {
                (column, y) = (column + 1, 0);
            }

            if (canvas is not null && column / columns == page)
            {
                var at = new Point(room.X + column % columns * (width + between), room.Y + y);
                paragraphs.Draw(canvas, section.Entries[i], at, width, isWhole: true, (theme.BackwardText, theme.Text, theme.Muted));
            }

            y += height + Look.Px(Gap);
        }

        return column / columns + 1;
    }
}
