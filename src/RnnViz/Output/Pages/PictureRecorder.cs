using RnnViz.Engine.Figures;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Views.Scenes;

namespace RnnViz.Output.Pages;

/// <summary>Draws a scene as pictures of a page, all of which share their elements and what these refer to.</summary>
internal sealed class PictureRecorder(ProgramScene root, SceneTree tree, FontBook fonts, PictureForms forms)
{
    private readonly SvgCanvas canvas = new(forms.Wide, fonts);

    /// <summary>The elements of all pictures.</summary>
    public ElementTable Elements { get; } = new();

    /// <summary>What the elements refer to.</summary>
    public string Definitions => canvas.Definitions;

    /// <summary>The picture for wide screens and paper.</summary>
    public PagePicture Wide()
    {
        canvas.NextPage();
        tree.Draw(canvas);
        return new PagePicture(forms.Wide.Width, forms.Wide.Height, Elements.Add(canvas.Elements));
    }

    /// <summary>The picture for phones; null for none.</summary>
    public PagePicture? Narrow() => forms.NarrowWidth == 0 || root is null ? null : null;
}
