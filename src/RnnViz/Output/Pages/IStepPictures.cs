namespace RnnViz.Output.Pages;

/// <summary>Draws the steps of a page, each while the walk stands there.</summary>
internal interface IStepPictures
{
    /// <summary>Draws the step at which the walk stands.</summary>
    /// <param name="step">The step without its pictures.</param>
    /// <returns>The step with the pictures that belong to it.</returns>
    PageStep Draw(PageStep step);
}
