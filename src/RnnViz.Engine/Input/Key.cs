namespace RnnViz.Engine.Input;

/// <summary>Keys that a chord can name, independent of any windowing library.</summary>
public enum Key
{
#pragma warning disable CS1591 // the names say it
    Space, Enter, Escape, Left, Right, Up, Down, PageUp, PageDown, Home, End, Tab, Backspace,
    Plus, Minus, Question, F11,
    A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z,
    Digit0, Digit1, Digit2, Digit3, Digit4, Digit5, Digit6, Digit7, Digit8, Digit9,
#pragma warning restore CS1591
}
