using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Output.Pages;

namespace RnnViz.Tests.Output.Pages;

public sealed class PageWordsTests
{
    [Theory]
    [InlineData("clipping", "The norm of the gradient over training, before and after clipping.")]
    [InlineData("clipping-contrast", "The norm of the gradient over training, before clipping.")]
    [InlineData("two-timesteps", "The norm of the gradient over training.")]
    public void The_caption_of_the_gradient_speaks_of_clipping_where_the_figure_shows_it(string name, string caption) =>
        Assert.Equal(caption, PageWords.CaptionOf(PanelName.GradientNorm, LessonCatalog.Load(name), hasBaselines: false, 5));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_caption_of_the_loss_speaks_of_baselines_where_there_are_some(bool hasBaselines) => Assert.Equal(
        hasBaselines,
        PageWords.CaptionOf(PanelName.Loss, LessonCatalog.Load("vanishing"), hasBaselines, 5)
            .Contains("baselines", StringComparison.Ordinal));

    [Fact]
    public void A_term_of_gates_is_not_named_by_the_weights_of_a_vanilla_cell()
    {
        Assert.Equal("term of ∂L/∂Whh", PageWords.Name(Term.RecurrentTerm, CellKind.Vanilla));
        Assert.Equal("term of ∂L/∂Wh", PageWords.Name(Term.RecurrentTerm, CellKind.Lstm));
        Assert.Equal("term of ∂L/∂Wx", PageWords.Name(Term.InputTerm, CellKind.Gru));
    }
}
