using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// While a question is open, covers the panels that would tell what comes after the walk's place: those that cannot show a part
/// of their picture. Of the others the theme hides what the walk has not come to.
/// </summary>
/// <param name="training">What is walked through.</param>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="telling">The panels, and whether they would tell it from where the walk is.</param>
public sealed class QuestionCover(
    ShownTraining training, IAppearance appearance, IReadOnlyList<(Panel Panel, Func<Walk, bool> IsTelling)> telling) : Control
{
    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (training.Question is null)
        {
            return;
        }

        Look look = appearance.PanelLook;
        for (int i = 0; i < telling.Count; i++)
        {
            (Panel panel, Func<Walk, bool> isTelling) = telling[i];
            if (!panel.Visible || panel.Bounds.Width == 0 || !isTelling(training.Walk))
            {
                continue;
            }

            // the title stays
            Box cover = panel.Bounds.Inset(look.Px(7), look.Px(30), look.Px(7), look.Px(7));
            canvas.FillBox(cover, look.Theme.Surface);
            TextStyle style = look.Brand with { Size = MathF.Min(look.Px(44), cover.Height * 0.6f) };
            canvas.CenteredText("?", cover.Center, style, look.Theme.Muted);
        }
    }
}
