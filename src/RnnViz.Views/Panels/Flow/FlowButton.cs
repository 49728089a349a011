using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Flow;

/// <summary>A small button with the shape of the picture that it brings into the flow row.</summary>
internal sealed class FlowButton(IViewState view, IAppearance appearance, FlowPicture picture) : BaseButton
{
    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        Look look = appearance.PanelLook;
        Theme theme = look.Theme;
        bool isOn = view.FlowPicture == picture;
        Rgba fill = isOn ? theme.Backward : IsHovered ? Rgba.Mix(theme.Quiet, theme.Text, 0.12f) : theme.Quiet;
        Rgba ink = isOn ? theme.OnBackward : theme.Muted;
        canvas.FillRoundedBox(Bounds, look.Px(3), fill);
        Box icon = Bounds.Inset(MathF.Round(Bounds.Width * 0.24f));
        float third = icon.Width / 3;
        switch (picture)
        {
            case FlowPicture.Bars:
                for (int i = 0; i < 3; i++)
                {
                    canvas.FillBox(new Box(icon.X + i * third, icon.Bottom - icon.Height * (i + 1) / 3, third * 0.7f,
                        icon.Height * (i + 1) / 3).Snapped(), ink);
                }

                break;
            case FlowPicture.Triangle:
                canvas.FillTriangle(new Point(icon.X, icon.Bottom), new Point(icon.X, icon.Y), new Point(icon.Right, icon.Y), ink);
                break;
            default:
                // a bar of which a part is an outline only
                canvas.FillBox(new Box(icon.X, icon.Center.Y, icon.Width * 0.4f, icon.Height / 2).Snapped(), ink);
                canvas.StrokeRoundedBox(new Box(icon.X, icon.Y, icon.Width * 0.4f, icon.Height).Snapped(), 0, look.Hair(), ink);
                canvas.FillBox(
                    new Box(icon.X + icon.Width * 0.6f, icon.Y + icon.Height * 0.3f, icon.Width * 0.4f, icon.Height * 0.7f).Snapped(), ink);
                break;
        }
    }
}
