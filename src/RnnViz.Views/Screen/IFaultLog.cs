namespace RnnViz.Views.Screen;

/// <summary>Writes down what has gone wrong in one part of the screen, where the rest of it goes on.</summary>
public interface IFaultLog
{
    /// <summary>Writes a mistake of the program down. Never throws.</summary>
    /// <param name="fault">What happened.</param>
    /// <param name="part">The part of the screen, in words.</param>
    /// <returns>The path of what was written; null where nothing could be.</returns>
    string? Keep(Exception fault, string part);
}
