namespace RnnViz.Output.Pages;

/// <summary>Is told how far a page has come.</summary>
internal interface IPageProgress
{
    /// <summary>Says how often <see cref="Advance"/> will be called.</summary>
    void Begin(double effort);

    /// <summary>An iteration was trained, or a step was recorded.</summary>
    void Advance();
}
